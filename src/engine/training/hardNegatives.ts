import type { HardNegative, HardNegatives } from '../../core/looks.ts';
import { LOSS_TRAITS } from '../../core/losses.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { heldOutSplit, samplePhotos } from '../../core/split.ts';
import type { SeenModel } from './seenModel.ts';
import { unitRows, type Rows } from '../metrics/geometry.ts';
import { embedPlain } from './pairEmbedding.ts';
import type { ViewSource } from './viewSource.ts';

/** Photos compared: of more than these one would see little more, and of fewer hardly a hard one. */
const MOST_PHOTOS = 128;
const LEAST_PHOTOS = 32;

/** Multiply-adds that it may take: a second on a processor, nothing on a GPU. */
const MOST_MULTIPLY_ADDS = 4e9;

/** Pairs told. */
const PAIRS = 8;

/**
 * The pairs of photos that the loss pushes apart and the model finds most alike, of a sample of those that are trained
 * on. Of photos that never share a batch one is in the sample at most: they are no negatives of one another.
 *
 * @param photos with the marks of the run that they would be pushed apart in
 * @param draw another sample each
 */
export async function hardNegatives(
  { network, weights, step, settings }: SeenModel,
  source: ViewSource,
  photos: PackedPhotos,
  draw: number,
): Promise<HardNegatives> {
  const affordable = Math.floor(MOST_MULTIPLY_ADDS / network.multiplyAdds);
  const most = Math.min(MOST_PHOTOS, Math.max(LEAST_PHOTOS, affordable));
  const { training } = heldOutSplit(photos, settings);
  const ids = samplePhotos(training, most, settings.seed + draw, photos.apart ?? photos.groups);
  if (ids.length < 2) return { step, pairs: [], compared: ids.length };
  const z = unitRows(await embedPlain(network, weights, source, ids, 'z'));
  const { needsLabels } = LOSS_TRAITS[settings.loss];
  const isNegative = (a: number, b: number): boolean => {
    const label = photos.labels?.[a] ?? -1;
    return !needsLabels || label < 0 || label !== photos.labels?.[b];
  };
  return { step, pairs: mostAlike(ids, z, isNegative, PAIRS), compared: ids.length };
}

/**
 * The most alike pairs first, each photo in one of them only: one odd photo would fill the list.
 *
 * @param rows of unit length, [ids.length, d]
 */
export function mostAlike(
  ids: Uint32Array,
  { values, d }: Rows,
  isNegative: (a: number, b: number) => boolean,
  most: number,
): HardNegative[] {
  const all: HardNegative[] = [];
  for (let i = 0; i < ids.length; i++) {
    for (let j = i + 1; j < ids.length; j++) {
      if (!isNegative(ids[i]!, ids[j]!)) continue;
      let similarity = 0;
      for (let k = 0; k < d; k++) similarity += values[i * d + k]! * values[j * d + k]!;
      all.push({ photos: [ids[i]!, ids[j]!], similarity });
    }
  }
  all.sort((a, b) => b.similarity - a.similarity);
  const taken = new Set<number>();
  const found: HardNegative[] = [];
  for (const pair of all) {
    if (found.length === most) break;
    if (pair.photos.some((id) => taken.has(id))) continue;
    for (const id of pair.photos) taken.add(id);
    found.push(pair);
  }
  return found;
}
