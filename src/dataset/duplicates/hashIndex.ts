import { hammingDistance } from './differenceHash.ts';

/** Bits in which the hashes of near-duplicates differ at most, */
const MAX_DISTANCE = 7;

/** and no more than one for so many ones in both: what has few edges is told apart by few. */
const ONES_A_BIT = 6;

/** Of hashes within MAX_DISTANCE one of this many parts differs in one bit at most: 4 parts of 2 would make 8. */
const PARTS = 4;
const PART_BITS = 64 / PARTS;

/**
 * Looks at a hash, at most, of which a pair that is visited counts for as many as its comparison takes: some seconds' work.
 * Only tens of thousands of pictures of one kind need more, each something small on the same plain ground.
 */
const MAX_WORK = 600_000_000;
const VISIT_WORK = 60;

/** Whether hashes that differ in so many bits, and have so many ones together, may be of near-duplicates. */
export function isNear(distance: number, ones: number): boolean {
  return distance <= MAX_DISTANCE && distance * ONES_A_BIT <= ones;
}

/** Many hashes: of each its two words. */
export interface Hashes {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/**
 * All pairs of hashes that are near, each once or more, in a fixed order; not all where they are very many.
 *
 * Multi-index hashing: a table for each of 4 parts of 16 bits, in which every hash looks up its own part and the 16
 * that differ from it in one bit. A part takes bits from all over the picture, since whole rows are alike in many
 * photos: sky above, ground below. A hash of few ones has only near ones that share a part with it, since they differ in
 * 3 bits at most; such are many where photos show something on a plain ground.
 *
 * Source: Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index Hashing", CVPR 2012.
 *
 * @param visit told the places of both, the lower first
 */
export function nearHashes({ first, second }: Hashes, visit: (low: number, high: number) => void): void {
  const ones = Uint8Array.from(first, (word, at) => hammingDistance(word, second[at]!, 0, 0));
  const tables = Array.from({ length: PARTS }, (_, part) =>
    tableOf(Uint16Array.from(first, (word, at) => partOf(word, second[at]!, part))),
  );
  let work = 0;
  const visitBucket = (low: number, { starts, places }: Table, key: number): void => {
    for (let at = starts[key]!; at < starts[key + 1]! && work < MAX_WORK; at++) {
      const high = places[at]!;
      work += 1;
      if (high <= low) continue;
      const distance = hammingDistance(first[low]!, second[low]!, first[high]!, second[high]!);
      if (!isNear(distance, ones[low]! + ones[high]!)) continue;
      work += VISIT_WORK;
      visit(low, high);
    }
  };
  for (const table of tables) table.keys.forEach((key, low) => visitBucket(low, table, key));
  for (const table of tables) {
    table.keys.forEach((key, low) => {
      // The other has at most `distance` ones more: distance · ONES_A_BIT ≤ 2 · ones + distance.
      if (PARTS * (ONES_A_BIT - 1) > 2 * ones[low]!) return;
      for (let bit = 0; bit < PART_BITS; bit++) visitBucket(low, table, key ^ (1 << bit));
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

/** One part of all hashes: its keys, and their places in order by key, those of key k from `starts[k]` on. */
interface Table {
  readonly keys: Uint16Array;
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

function tableOf(keys: Uint16Array): Table {
  const starts = new Uint32Array(2 ** PART_BITS + 1);
  for (const key of keys) starts[key + 1]! += 1;
  for (let key = 0; key < 2 ** PART_BITS; key++) starts[key + 1]! += starts[key]!;
  const places = new Uint32Array(keys.length);
  const next = starts.slice();
  keys.forEach((key, place) => {
    places[next[key]!] = place;
    next[key]! += 1;
  });
  return { keys, starts, places };
}
