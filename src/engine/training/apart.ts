import { LikenessError } from '../../core/errors.ts';
import { permutation, type RandomStream } from '../../core/random.ts';
import { message } from '../../core/message.ts';

/** The group of a photo, or −1 for none. */
type Groups = ArrayLike<number>;

/** How many photos of each group there are; photos without one count as a group each, under keys below 0. */
function groupSizes(photos: ArrayLike<number>, groups: Groups): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const id of Array.from(photos)) {
    const key = keyOf(id, groups);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

function keyOf(id: number, groups: Groups): number {
  const group = groups[id] ?? -1;
  return group < 0 ? -1 - id : group;
}

/** Photos that can stand in one batch: near-duplicates of one another count as one. */
export function differentPhotos(photos: ArrayLike<number>, groups: Groups | undefined): number {
  return groups === undefined ? photos.length : groupSizes(photos, groups).size;
}

/** @throws LikenessError `too-few-photos` where no batch can be filled */
export function requireBatch(photos: ArrayLike<number>, groups: Groups | undefined, batchSize: number): void {
  const count = differentPhotos(photos, groups);
  if (count >= batchSize) return;
  const values = { batchSize, count };
  throw new LikenessError(
    'too-few-photos',
    count < photos.length
      ? message(
          'Near-duplicates never share a batch, so that a batch of {batchSize} needs at least as many photos that differ; there are {count}. Take a smaller batch, if there are enough for one.',
          values,
        )
      : message(
          'A batch of {batchSize} needs at least as many photos; there are {count} to train on. Take a smaller batch, if there are enough for one.',
          values,
        ),
  );
}

/**
 * Full batches an epoch, m: as many as photos allow of which no two of a group share a batch,
 *
 *     the largest m ≤ ⌊n/B⌋ with Σ over groups of min(size, m) ≥ m·B
 *
 * which is enough for them to be dealt so (`dealApart`).
 */
export function batchesAnEpoch(
  photos: ArrayLike<number>,
  batchSize: number,
  groups: Groups | undefined,
): number {
  let batches = Math.floor(photos.length / batchSize);
  if (groups === undefined) return batches;
  const sizes = [...groupSizes(photos, groups).values()];
  const fit = (): number => sizes.reduce((sum, size) => sum + Math.min(size, batches), 0);
  while (batches > 0 && fit() < batches * batchSize) batches -= 1;
  return batches;
}

/**
 * Puts photos into batches so that no two of a group share one. The first in order that can come do; of a group larger
 * than the number of batches only as many as that, and the others wait for another epoch.
 *
 * Groups are dealt one after the other, in rounds: each round gives every batch one photo, in an order that is drawn, so
 * that batches stay equally full. A group that goes on into the next round passes over batches that it has been in; of
 * those it has not been in there is always one, since it has no more photos than there are batches.
 *
 * @param order photos in the order of the epoch
 * @param batches `batchesAnEpoch` of them
 * @returns [batches · batchSize], batch after batch
 */
export function dealApart(
  order: Uint32Array,
  batchSize: number,
  batches: number,
  groups: Groups,
  random: RandomStream,
): Uint32Array {
  const together = new Map<number, number[]>();
  let taken = 0;
  for (const id of order) {
    if (taken === batches * batchSize) break;
    const key = keyOf(id, groups);
    const group = together.get(key);
    if (group === undefined) together.set(key, [id]);
    else if (group.length < batches) group.push(id);
    else continue;
    taken += 1;
  }
  const dealt = new Uint32Array(batches * batchSize);
  const filled = new Uint32Array(batches);
  let round: number[] = [];
  for (const group of together.values()) {
    const been = new Set<number>();
    for (const id of group) {
      if (round.length === 0) round = [...permutation(random, batches)];
      const next = round.findLastIndex((batch) => !been.has(batch));
      const [batch = 0] = round.splice(next, 1);
      been.add(batch);
      dealt[batch * batchSize + filled[batch]!] = id;
      filled[batch]! += 1;
    }
  }
  return dealt;
}
