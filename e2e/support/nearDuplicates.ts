import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** How a copy of a scene is made. */
interface Copy {
  readonly width: number;
  readonly quality: number;
  readonly brightness: number;
}

const ORIGINAL: Copy = { width: 320, quality: 0.92, brightness: 1 };
/** A smaller one, one compressed hard, and one that is brighter. */
const COPIES: readonly Copy[] = [
  { width: 160, quality: 0.9, brightness: 1 },
  { width: 320, quality: 0.4, brightness: 1 },
  { width: 240, quality: 0.8, brightness: 1.07 },
];

/** Draws a scene of some coloured shapes, another for each seed, as a JPEG. */
async function drawScene(page: Page, scene: number, { width, quality, brightness }: Copy): Promise<Buffer> {
  const url = await page.evaluate(
    ([seed, side, q, light]) => {
      let state = seed * 7919 + 1;
      const random = (): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
      };
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = side;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.filter = `brightness(${light})`;
      context.scale(side, side);
      for (let shape = 0; shape < 14; shape++) {
        context.fillStyle = `hsl(${360 * random()} 60% ${15 + 70 * random()}%)`;
        const [x, y, w, h] = [random(), random(), 0.2 + 0.5 * random(), 0.2 + 0.5 * random()];
        if (shape === 0) context.fillRect(0, 0, 1, 1);
        else context.fillRect(x - w / 2, y - h / 2, w, h);
      }
      return canvas.toDataURL('image/jpeg', q);
    },
    [scene, width, quality, brightness] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** A folder of different scenes, `scene-0.jpg` on; of the first few there are copies too, named `scene-0-copy-1.jpg`. */
export async function makeNearDuplicates(
  page: Page,
  folder: string,
  { scenes, copied }: { readonly scenes: number; readonly copied: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let scene = 0; scene < scenes; scene++) {
    writeFileSync(path.join(folder, `scene-${scene}.jpg`), await drawScene(page, scene, ORIGINAL));
    for (const [at, copy] of COPIES.slice(0, scene < copied ? 1 + (scene % 3) : 0).entries())
      writeFileSync(
        path.join(folder, `scene-${scene}-copy-${at + 1}.jpg`),
        await drawScene(page, scene, copy),
      );
  }
}
