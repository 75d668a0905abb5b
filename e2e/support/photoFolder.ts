import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** Draws one JPEG in the browser: a shape of the folder's kind, in its own place and colour. */
async function drawJpeg(page: Page, kind: number, index: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([shape, seed]) => {
      const canvas = document.createElement('canvas');
      canvas.width = 160;
      canvas.height = 120;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = `hsl(${(seed * 47) % 360} 40% 80%)`;
      context.fillRect(0, 0, 160, 120);
      context.fillStyle = `hsl(${(shape * 120 + seed * 7) % 360} 70% 45%)`;
      const [x, y, r] = [50 + ((seed * 13) % 60), 40 + ((seed * 29) % 40), 18 + ((seed * 5) % 14)];
      context.beginPath();
      if (shape === 0) context.arc(x, y, r, 0, 7);
      else if (shape === 1) context.rect(x - r, y - r, 2 * r, 2 * r);
      else for (let line = 0; line < 6; line++) context.rect(x - r, y - r + line * 8, 2 * r, 3);
      context.fill();
      return canvas.toDataURL('image/jpeg', 0.9);
    },
    [kind, index] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/**
 * A folder as people have them: JPEG photos in sub-folders, and among them one that is broken and one that is
 * no picture.
 */
export async function makePhotoFolder(page: Page, folder: string, perKind: number): Promise<void> {
  for (const [kind, name] of ['circles', 'squares', 'stripes'].entries()) {
    mkdirSync(path.join(folder, name), { recursive: true });
    for (let index = 0; index < perKind; index++) {
      writeFileSync(path.join(folder, name, `${name}-${index}.jpg`), await drawJpeg(page, kind, index));
    }
  }
  const whole = await drawJpeg(page, 0, 99);
  writeFileSync(path.join(folder, 'circles', 'broken.jpg'), whole.subarray(0, 40));
  writeFileSync(path.join(folder, 'squares', 'notes.txt'), 'Not a picture.\n');
}
