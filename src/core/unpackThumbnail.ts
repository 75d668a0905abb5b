import { THUMBNAIL_SIDE } from './photos.ts';
import { BLOCK, BLOCK_BYTES, CHROMA_BYTES, LUMA_BYTES, STEPS } from './thumbnailCode.ts';

const HALF = THUMBNAIL_SIDE / 2;
const QUARTER = THUMBNAIL_SIDE / 4;

/** The planes of the picture at hand: brightness, and the two colour differences. */
const luma = new Uint8Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
const blueness = new Uint8Array(HALF * HALF);
const redness = new Uint8Array(HALF * HALF);

/** @returns RGBA, opaque, [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 4] */
export function unpackThumbnail(packed: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  unpackPlane(packed, 0, luma, THUMBNAIL_SIDE);
  unpackPlane(packed, LUMA_BYTES, blueness, HALF);
  unpackPlane(packed, LUMA_BYTES + CHROMA_BYTES, redness, HALF);
  const rgba = new Uint8ClampedArray(THUMBNAIL_SIDE * THUMBNAIL_SIDE * 4);
  for (let y = 0; y < HALF; y++) {
    for (let x = 0; x < HALF; x++) {
      const blue = blueness[y * HALF + x]! - 128;
      const red = redness[y * HALF + x]! - 128;
      // 1.402 red, 0.344 blue + 0.714 red and 1.772 blue, in 256ths.
      const addRed = (359 * red + 128) >> 8;
      const takeGreen = (88 * blue + 183 * red + 128) >> 8;
      const addBlue = (454 * blue + 128) >> 8;
      for (let pixel = 0; pixel < 4; pixel++) {
        const at = (2 * y + (pixel >> 1)) * THUMBNAIL_SIDE + 2 * x + (pixel & 1);
        const bright = luma[at]!;
        rgba[4 * at] = bright + addRed;
        rgba[4 * at + 1] = bright - takeGreen;
        rgba[4 * at + 2] = bright + addBlue;
        rgba[4 * at + 3] = 255;
      }
    }
  }
  return rgba;
}

/**
 * The picture at half its side: means of two by two values of brightness, and colours as they are kept, without
 * unpacking the rest.
 *
 * @returns RGBA, opaque, [THUMBNAIL_SIDE / 2, THUMBNAIL_SIDE / 2, 4]
 */
export function unpackHalf(packed: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  unpackPlane(packed, LUMA_BYTES, blueness, HALF);
  unpackPlane(packed, LUMA_BYTES + CHROMA_BYTES, redness, HALF);
  const rgba = new Uint8ClampedArray(HALF * HALF * 4);
  for (let block = 0, start = 0; block < QUARTER * QUARTER; block++, start += BLOCK_BYTES) {
    const least = packed[start]!;
    // Of a sum of four values of two nibbles each.
    const scale = (packed[start + 1]! - least) / (4 * STEPS);
    const first = 2 * (Math.floor(block / QUARTER) * HALF + (block % QUARTER));
    for (let part = 0; part < 4; part++) {
      // Rows of a block are two bytes: this byte, and the one below it.
      const at = start + 2 + 4 * (part >> 1) + (part & 1);
      const [upper, lower] = [packed[at]!, packed[at + 2]!];
      const steps = (upper & 15) + (upper >> 4) + (lower & 15) + (lower >> 4);
      const pixel = first + (part >> 1) * HALF + (part & 1);
      writePixel(rgba, pixel, least + steps * scale, blueness[pixel]! - 128, redness[pixel]! - 128);
    }
  }
  return rgba;
}

/** An opaque pixel of brightness and colour differences (ITU-T T.871). */
function writePixel(rgba: Uint8ClampedArray, pixel: number, bright: number, blue: number, red: number): void {
  rgba[4 * pixel] = bright + 1.402 * red;
  rgba[4 * pixel + 1] = bright - 0.344 * blue - 0.714 * red;
  rgba[4 * pixel + 2] = bright + 1.772 * blue;
  rgba[4 * pixel + 3] = 255;
}

/**
 * The picture at a quarter of its side, which is one pixel a block of brightness, without unpacking the rest.
 *
 * @returns RGBA, opaque, [THUMBNAIL_SIDE / 4, THUMBNAIL_SIDE / 4, 4]
 */
export function unpackQuarter(packed: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(QUARTER * QUARTER * 4);
  for (let y = 0; y < QUARTER; y++) {
    for (let x = 0; x < QUARTER; x++) {
      const at = y * QUARTER + x;
      const bright = meanOf(packed, at * BLOCK_BYTES, 0, 1, 8);
      // A block of colour covers two by two pixels; each of them a quarter of it, two bytes below one another.
      const block = ((y >> 1) * (QUARTER / 2) + (x >> 1)) * BLOCK_BYTES;
      const first = 4 * (y & 1) + (x & 1);
      const blue = meanOf(packed, LUMA_BYTES + block, first, 2, 2) - 128;
      const red = meanOf(packed, LUMA_BYTES + CHROMA_BYTES + block, first, 2, 2) - 128;
      writePixel(rgba, at, bright, blue, red);
    }
  }
  return rgba;
}

/** Mean of `count` bytes' values, two a byte, of the block at `start`. */
function meanOf(packed: Uint8Array, start: number, first: number, stride: number, count: number): number {
  let steps = 0;
  for (let pair = 0, at = start + 2 + first; pair < count; pair++, at += stride) {
    steps += (packed[at]! & 15) + (packed[at]! >> 4);
  }
  const least = packed[start]!;
  return least + ((packed[start + 1]! - least) * steps) / (STEPS * 2 * count);
}

function unpackPlane(packed: Uint8Array, offset: number, plane: Uint8Array, side: number): void {
  let next = offset;
  for (let top = 0; top < side; top += BLOCK) {
    for (let left = 0; left < side; left += BLOCK) {
      const first = top * side + left;
      const least = packed[next]!;
      const scale = (packed[next + 1]! - least) / STEPS;
      next += 2;
      for (let row = first; row < first + BLOCK * side; row += side) {
        for (let at = row; at < row + BLOCK; at += 2, next++) {
          const steps = packed[next]!;
          plane[at] = (least + (steps & 15) * scale + 0.5) | 0;
          plane[at + 1] = (least + (steps >> 4) * scale + 0.5) | 0;
        }
      }
    }
  }
}
