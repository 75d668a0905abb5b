import type { Page } from '@playwright/test';
import { bytes, chunk, exif, little24, riff, riffChunk, segment } from '../../src/testing/photoBytes.ts';
import { rgbTags, tiff } from '../../src/testing/tiffBytes.ts';

/** A picture of 4 × 3 blocks, each of its own colour and as large as JPEG averages colours over. */
const BLOCK = 16;
const [COLUMNS, ROWS] = [4, 3];
export const [WIDTH, HEIGHT] = [COLUMNS * BLOCK, ROWS * BLOCK];
const COLOURS = [
  [200, 30, 30],
  [30, 160, 40],
  [40, 60, 200],
  [230, 210, 40],
  [150, 40, 170],
  [30, 180, 190],
  [120, 80, 40],
  [240, 140, 180],
  [60, 60, 60],
  [190, 190, 190],
  [255, 120, 0],
  [20, 90, 60],
] as const;

/** The same picture by libheif's encoder: HEVC, 4:4:4. */
const HEIC =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHSAAEAAAAAAAAA2wACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADZaXBycAAAALdpcGNvAAAAd2h2Y0MBBAgAAAAAAAAAAAAe8AD8//j4AAAPAyAAAQAXQAEMAf//BAgAAAMAnjgAAAMAAB66AkAhAAEAKkIBAQQIAAADAJ44AAADAAAekAQQILLdXJTXNwICBgQAAAMABAAAAwAEICIAAQAIRAHBcxgwCJAAAAAUaXNwZQAAAAAAAABAAAAAQAAAABRpc3BlAAAAAAAAAEAAAAAwAAAAEHBpeGkAAAAAAwgICAAAABppcG1hAAAAAAAAAAIAAQKBAgACAgOEAAAAGmlyZWYAAAAAAAAADmRpbWcAAgABAAEAAADjbWRhdAAAANcoAa8GuGQSM/6gz///zE76H9JgBT2vbgx/+hE//8FMj/dxaAjfLm3/9Ycz58HiSfT+5Vf/1uvxNo++2S/7jiOPooZ4Z/jWPf/sigM/NJsjw1bdazo1t6m4FGj1TzvoWaK/+9wC98rsrr25jd9/LQffnGmnfW3R77XIL+tv8AEj7poT+deGvePf5U7yneTaJSOSZpH8iTEfYdDPI+R8jwX98akXEmNrCicE/B+/SVBp/fR5r09g9dHMgb2e7WrA/pY5H9Q4IXsSaeH/1TkHXJCvtJcSPxMX/A==';

type Rgb = readonly [number, number, number];

/** The colour at a place of the picture as it is stored. */
function stored(x: number, y: number): Rgb {
  return COLOURS[Math.floor(y / BLOCK) * COLUMNS + Math.floor(x / BLOCK)]!;
}

/** The colour at a place of the picture once it is upright, by EXIF's table of where row 0 and column 0 are seen. */
export function upright(x: number, y: number, orientation: number): Rgb {
  const [right, bottom] = [WIDTH - 1, HEIGHT - 1];
  switch (orientation) {
    case 2:
      return stored(right - x, y);
    case 3:
      return stored(right - x, bottom - y);
    case 4:
      return stored(x, bottom - y);
    case 5:
      return stored(y, x);
    case 6:
      return stored(y, bottom - x);
    case 7:
      return stored(right - y, bottom - x);
    case 8:
      return stored(right - y, x);
    default:
      return stored(x, y);
  }
}

export interface TurnedPhoto {
  readonly name: string;
  readonly orientation: number;
  readonly buffer: Buffer;
}

async function encode(page: Page, type: string): Promise<Buffer> {
  const url = await page.evaluate(
    ([mime, colours, block, columns]) => {
      const canvas = document.createElement('canvas');
      canvas.width = block * columns;
      canvas.height = (block * colours.length) / columns;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      for (const [at, colour] of colours.entries()) {
        context.fillStyle = `rgb(${colour.join()})`;
        context.fillRect((at % columns) * block, Math.floor(at / columns) * block, block, block);
      }
      return canvas.toDataURL(mime, 1);
    },
    [type, COLOURS, BLOCK, COLUMNS] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** All eight orientations in each format that may say one, and a HEIC file, which turns by other means. */
export async function turnedPhotos(page: Page): Promise<TurnedPhoto[]> {
  const [jpeg, png, webp] = await Promise.all(
    ['image/jpeg', 'image/png', 'image/webp'].map((type) => encode(page, type)),
  );
  const pixels = bytes(
    ...Array.from({ length: WIDTH * HEIGHT }, (_, at) => stored(at % WIDTH, Math.floor(at / WIDTH))),
  );
  const sizes = bytes(little24(WIDTH - 1), little24(HEIGHT - 1));
  const makers: Record<string, (orientation: number) => Uint8Array> = {
    jpeg: (turn) =>
      bytes(jpeg!.subarray(0, 2), segment(0xe1, bytes('Exif\0\0', exif(turn))), jpeg!.subarray(2)),
    // After the signature and the first chunk.
    png: (turn) => bytes(png!.subarray(0, 33), chunk('eXIf', exif(turn, 'II')), png!.subarray(33)),
    tiff: (turn) => tiff({ ...rgbTags(WIDTH, HEIGHT), 274: [turn] }, [pixels]),
    webp: (turn) =>
      riff(
        riffChunk('VP8X', bytes([0x08, 0, 0, 0], sizes)),
        // The pixels alone: Chromium puts a profile before them.
        webp!.subarray(webp!.indexOf('VP8L')),
        riffChunk('EXIF', exif(turn)),
      ),
  };
  const turned = Object.entries(makers).flatMap(([format, make]) =>
    Array.from({ length: 8 }, (_, at) => ({
      name: `${format}-${at + 1}`,
      orientation: at + 1,
      buffer: Buffer.from(make(at + 1)),
    })),
  );
  // In the order in which the page lists them.
  return [{ name: 'heic-1', orientation: 1, buffer: Buffer.from(HEIC, 'base64') }, ...turned];
}
