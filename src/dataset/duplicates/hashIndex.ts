import { hammingDistance } from './differenceHash.ts';

/** Bits in which the hashes of near-duplicates differ at most. */
export const MAX_DISTANCE = 7;

/** Of hashes within MAX_DISTANCE one of this many parts differs in one bit at most: 4 parts of 2 would make 8. */
const PARTS = 4;
const PART_BITS = 64 / PARTS;

/** Many hashes: of each its two words. */
export interface Hashes {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/**
 * All pairs of hashes that differ in MAX_DISTANCE bits at most, each once or more, in a fixed order.
 *
 * Multi-index hashing: a table for each of 4 parts of 16 bits, in which every hash looks up its own part and the 16
 * that differ from it in one bit. A part takes bits from all over the picture, since whole rows are alike in many
 * photos: sky above, ground below.
 *
 * Source: Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index Hashing", CVPR 2012.
 *
 * @param visit told the places of both, the lower first
 */
export function nearHashes({ first, second }: Hashes, visit: (low: number, high: number) => void): void {
  for (let part = 0; part < PARTS; part++) {
    const keys = Uint16Array.from(first, (word, at) => partOf(word, second[at]!, part));
    const { starts, places } = bucketsOf(keys);
    const visitBucket = (low: number, key: number): void => {
      for (let at = starts[key]!; at < starts[key + 1]!; at++) {
        const high = places[at]!;
        if (high <= low) continue;
        if (hammingDistance(first[low]!, second[low]!, first[high]!, second[high]!) <= MAX_DISTANCE)
          visit(low, high);
      }
    };
    keys.forEach((key, low) => {
      visitBucket(low, key);
      for (let bit = 0; bit < PART_BITS; bit++) visitBucket(low, key ^ (1 << bit));
    });
  }
}

/** Every fourth bit of a hash, from another column in each row. */
function partOf(first: number, second: number, part: number): number {
  let key = 0;
  for (let row = 0; row < 8; row++) {
    const bits = ((row < 4 ? first : second) >>> (24 - 8 * (row % 4))) & 255;
    const shift = (row + part) % 4;
    key = (key << 2) | ((bits >>> shift) & 1) | ((bits >>> (shift + 3)) & 2);
  }
  return key;
}

/** Places of the keys, in order, by key: those of key k are `places` from `starts[k]` to `starts[k + 1]`. */
function bucketsOf(keys: Uint16Array): { starts: Uint32Array; places: Uint32Array } {
  const starts = new Uint32Array(2 ** PART_BITS + 1);
  for (const key of keys) starts[key + 1]! += 1;
  for (let key = 0; key < 2 ** PART_BITS; key++) starts[key + 1]! += starts[key]!;
  const places = new Uint32Array(keys.length);
  const next = starts.slice();
  keys.forEach((key, place) => {
    places[next[key]!] = place;
    next[key]! += 1;
  });
  return { starts, places };
}
