import { THUMBNAIL_SIDE } from './photos.ts';

/*
 * How thumbnails are kept: 4.3 times smaller than RGBA, so that 50,000 of them fit a page, and read back in
 * microseconds, which no picture format of the browser can be. Brightness and two colour differences, as in JPEG
 * (ITU-T T.871), the latter at half the side; each plane in blocks of 4 × 4, a block as its least and its greatest
 * value and 16 steps between them. A grey picture comes back to the bit where a block holds two greys at most.
 */

export const BLOCK = 4;
/** Least, greatest, and two steps a byte. */
export const BLOCK_BYTES = 2 + (BLOCK * BLOCK) / 2;
export const STEPS = 15;
const HALF = THUMBNAIL_SIDE / 2;
export const LUMA_BYTES = planeBytes(THUMBNAIL_SIDE);
export const CHROMA_BYTES = planeBytes(HALF);

/** Length of a packed thumbnail. */
export const THUMBNAIL_BYTES = LUMA_BYTES + 2 * CHROMA_BYTES;

/** The planes of the picture at hand: brightness [SIDE, SIDE], and blue and red less brightness [HALF, HALF], + 128. */
const luma = new Uint8Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
const blueness = new Uint8Array(HALF * HALF);
const redness = new Uint8Array(HALF * HALF);

function planeBytes(side: number): number {
  return (side / BLOCK) ** 2 * BLOCK_BYTES;
}

/**
 * @param rgb [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3]
 * @param target where THUMBNAIL_BYTES from `offset` on are written
 */
export function packThumbnail(rgb: Uint8Array, target: Uint8Array, offset: number): void {
  for (let y = 0; y < HALF; y++) {
    for (let x = 0; x < HALF; x++) {
      const at = 2 * y * THUMBNAIL_SIDE + 2 * x;
      const below = at + THUMBNAIL_SIDE;
      const sum = brighten(rgb, at) + brighten(rgb, at + 1) + brighten(rgb, below) + brighten(rgb, below + 1);
      const red = rgb[3 * at]! + rgb[3 * at + 3]! + rgb[3 * below]! + rgb[3 * below + 3]!;
      const blue = rgb[3 * at + 2]! + rgb[3 * at + 5]! + rgb[3 * below + 2]! + rgb[3 * below + 5]!;
      // Of sums of four: (blue − brightness) / 1.772 and (red − brightness) / 1.402, in 1024ths.
      blueness[y * HALF + x] = 128 + ((144 * (blue - sum) + 512) >> 10);
      redness[y * HALF + x] = 128 + ((183 * (red - sum) + 512) >> 10);
    }
  }
  packPlane(luma, THUMBNAIL_SIDE, target, offset);
  packPlane(blueness, HALF, target, offset + LUMA_BYTES);
  packPlane(redness, HALF, target, offset + LUMA_BYTES + CHROMA_BYTES);
}

/** Writes and returns a pixel's brightness: 0.299 red + 0.587 green + 0.114 blue, in 256ths. */
function brighten(rgb: Uint8Array, pixel: number): number {
  const at = 3 * pixel;
  return (luma[pixel] = (77 * rgb[at]! + 150 * rgb[at + 1]! + 29 * rgb[at + 2]! + 128) >> 8);
}

function packPlane(plane: Uint8Array, side: number, target: Uint8Array, offset: number): void {
  let out = offset;
  for (let top = 0; top < side; top += BLOCK) {
    for (let left = 0; left < side; left += BLOCK) {
      const first = top * side + left;
      let least = 255;
      let greatest = 0;
      for (let row = first; row < first + BLOCK * side; row += side) {
        for (let at = row; at < row + BLOCK; at++) {
          const value = plane[at]!;
          least = value < least ? value : least;
          greatest = value > greatest ? value : greatest;
        }
      }
      target[out] = least;
      target[out + 1] = greatest;
      out += 2;
      const scale = STEPS / Math.max(1, greatest - least);
      for (let row = first; row < first + BLOCK * side; row += side) {
        for (let at = row; at < row + BLOCK; at += 2, out++) {
          const low = ((plane[at]! - least) * scale + 0.5) | 0;
          const high = ((plane[at + 1]! - least) * scale + 0.5) | 0;
          target[out] = low | (high << 4);
        }
      }
    }
  }
}
