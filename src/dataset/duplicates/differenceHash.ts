import { tapsFor } from '../taps.ts';

/** Columns of the small grey picture: 8 differences a row. */
const COLUMNS = 9;
const ROWS = 8;

/**
 * Neighbours must differ by more than this many grey levels of 255 to count as different: in plain sky a bit would
 * otherwise hang on the noise of whoever compressed the photo last.
 */
const DEAD_ZONE = 1;

/** 64 bits as two words: rows 0 to 3 and rows 4 to 7, the first bit highest. */
export type Hash = readonly [number, number];

/**
 * The difference hash: what is brighter than its left neighbour, in a picture of 9 × 8 greys.
 *
 *     bit(y, x) = [ g(y, x + 1) − g(y, x) > DEAD_ZONE ],  g = area averages of 0.299 R + 0.587 G + 0.114 B
 *
 * Photos that differ in size, in compression and a little in light or crop have hashes that differ in few bits.
 *
 * Source: Krawetz, "Kind of Like That", hackerfactor.com, 2013 (dHash); the dead zone is ours.
 *
 * @param rgb uint8, [side, side, 3]
 */
export function differenceHash(rgb: Uint8Array, side: number): Hash {
  const grey = smallGrey(rgb, side); // [ROWS, COLUMNS]
  const words: [number, number] = [0, 0];
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS - 1; x++) {
      const at = y * COLUMNS + x;
      const bit = grey[at + 1]! - grey[at]! > DEAD_ZONE ? 1 : 0;
      const half = y < ROWS / 2 ? 0 : 1;
      words[half] = ((words[half] << 1) | bit) >>> 0;
    }
  }
  return words;
}

/** 16 hexadecimal digits. */
export function hashText([first, second]: Hash): string {
  return first.toString(16).padStart(8, '0') + second.toString(16).padStart(8, '0');
}

/** In how many bits two hashes differ, given the words of both. */
export function hammingDistance(a: number, b: number, c: number, d: number): number {
  return bitCount(a ^ c) + bitCount(b ^ d);
}

/** Ones of a word, summed side by side in pairs, fours and bytes. */
function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x5555_5555);
  count = (count & 0x3333_3333) + ((count >>> 2) & 0x3333_3333);
  count = (count + (count >>> 4)) & 0x0f0f_0f0f;
  return Math.imul(count, 0x0101_0101) >>> 24;
}

/** Area averages of the greys, [ROWS, COLUMNS]. */
function smallGrey(rgb: Uint8Array, side: number): Float32Array {
  const down = tapsFor(side, ROWS);
  const across = tapsFor(side, COLUMNS);
  const grey = new Float32Array(ROWS * COLUMNS);
  const line = new Float32Array(side);
  for (let y = 0; y < ROWS; y++) {
    line.fill(0);
    for (let tap = 0; tap < down.count[y]!; tap++) {
      const weight = down.weights[y * down.widest + tap]!;
      for (let x = 0, at = (down.start[y]! + tap) * side * 3; x < side; x++, at += 3)
        line[x]! += weight * (0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!);
    }
    for (let x = 0; x < COLUMNS; x++) {
      for (let tap = 0; tap < across.count[x]!; tap++)
        grey[y * COLUMNS + x]! += across.weights[x * across.widest + tap]! * line[across.start[x]! + tap]!;
    }
  }
  return grey;
}
