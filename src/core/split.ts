import type { PackedPhotos } from './photos.ts';
import { permutation, PURPOSE, RandomStream } from './random.ts';
import type { Settings } from './settings.ts';

/** Below this many photos to learn from none is held out: each is worth more to learn from than to measure by. */
export const FEWEST_TO_HOLD_OUT = 50;

/** Fewer held-out photos than this have too few others among which to find their pair. */
const FEWEST_HELD_OUT = 4;

/** Which photos a run learns from, and which it is measured by; those of a test set are neither. */
export interface Split {
  /** Ids, ascending. */
  readonly training: Uint32Array;
  /** Ids, ascending; empty where none are held out. */
  readonly heldOut: Uint32Array;
}

/** What a split goes by. */
export interface SplitPhotos {
  readonly count: number;
  readonly test?: PackedPhotos['test'] | undefined;
  /** Those left out for another photo like them. */
  readonly left?: PackedPhotos['left'] | undefined;
  readonly excluded?: PackedPhotos['excluded'] | undefined;
  readonly groups?: PackedPhotos['groups'] | undefined;
}

/**
 * How many photos are held out, at most: near-duplicates that stay together may leave a few of these places free.
 *
 * @param count photos without those of a test set
 * @param share of them, in [0, 0.5]
 */
export function heldOutCount(count: number, share: number): number {
  if (count < FEWEST_TO_HOLD_OUT) return 0;
  const wanted = Math.round(count * share);
  return wanted < FEWEST_HELD_OUT ? 0 : wanted;
}

/** How many photos there are to train on, at least. */
export function trainingCount(count: number, share: number): number {
  return count - heldOutCount(count, share);
}

/**
 * Cuts the photos in two at random, fixed by the seed. Near-duplicates stay on one side: a photo that has been seen
 * in training under another name would be found too easily. Those of a test set, those
 * left out for another photo like them, and excluded ones are on neither, and are not counted.
 */
export function heldOutSplit(
  { count, test, left, excluded, groups }: SplitPhotos,
  { heldOut: share, seed }: Pick<Settings, 'heldOut' | 'seed'>,
): Split {
  const known = Uint32Array.from({ length: count }, (_, id) => id).filter(
    (id) => test?.[id] !== 1 && left?.[id] !== 1 && excluded?.[id] !== 1,
  );
  let places = heldOutCount(known.length, share);
  if (places === 0) return { training: known, heldOut: new Uint32Array(0) };
  const members = membersOf(known, groups);
  const isHeldOut = new Uint8Array(count);
  for (const place of permutation(new RandomStream(seed, PURPOSE.heldOut), known.length)) {
    const id = known[place]!;
    const together = members.get(groups?.[id] ?? -1) ?? [id];
    if (isHeldOut[id] === 1 || together.length > places) continue;
    for (const member of together) isHeldOut[member] = 1;
    places -= together.length;
    if (places === 0) break;
  }
  return {
    training: known.filter((id) => isHeldOut[id] === 0),
    heldOut: known.filter((id) => isHeldOut[id] === 1),
  };
}

/** Photos of each group of near-duplicates. */
function membersOf(photos: Uint32Array, groups: PackedPhotos['groups']): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (const id of photos) {
    const group = groups?.[id] ?? -1;
    if (group >= 0) members.set(group, [...(members.get(group) ?? []), id]);
  }
  return members;
}

/**
 * Some of the photos, at random, fixed by the seed; of near-duplicates one, since they cannot be told apart.
 *
 * @returns at most `most` ids, in random order: every beginning of it is a sample too
 */
export function samplePhotos(
  photos: Uint32Array,
  most: number,
  seed: number,
  groups: PackedPhotos['groups'],
): Uint32Array {
  const seen = new Set<number>();
  const picked: number[] = [];
  for (const place of permutation(new RandomStream(seed, PURPOSE.measure), photos.length)) {
    if (picked.length === most) break;
    const id = photos[place]!;
    const group = groups?.[id] ?? -1;
    if (group >= 0 && seen.has(group)) continue;
    seen.add(group);
    picked.push(id);
  }
  return Uint32Array.from(picked);
}
