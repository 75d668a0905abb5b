import type { PackedPhotos, PhotoMarks } from '../../core/photos.ts';
import { PURPOSE } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import { heldOutSplit } from '../../core/split.ts';
import { makePairs, type ViewsKey } from '../augment/pipeline.ts';
import { toRgba } from '../augment/rgba.ts';
import type { SeenModel } from './seenModel.ts';
import { CHUNK, embedViews } from './embedding.ts';
import { Positives } from './positives.ts';
import type { ViewSource } from './viewSource.ts';

/** Photos whose two views are followed through a run: as many as make one chunk. */
export const PROBE_PHOTOS = CHUNK / 2;

/** What the network makes of both views of a few photos. */
export interface Probe {
  readonly photos: Uint32Array<ArrayBuffer>;
  /** [2m, representation], first views, then second views */
  readonly h: Float32Array;
  /** Cosine similarity of z, [2m, 2m] */
  readonly similarity: Float32Array<ArrayBuffer>;
}

const keyOf = (settings: Settings): ViewsKey => ({
  seed: settings.seed,
  purpose: PURPOSE.preview,
  step: 0,
});

/** Embeds both views of at most PROBE_PHOTOS photos; the views are the same at every call of a run. */
export async function probePairs(
  { network, weights, settings }: Omit<SeenModel, 'step'>,
  source: ViewSource,
  ids: readonly number[],
): Promise<Probe> {
  const shown = ids.slice(0, PROBE_PHOTOS);
  // Filled up by repeating photos, so that the shape is always that of a chunk.
  const padded = Array.from({ length: PROBE_PHOTOS }, (_, at) => shown[at % shown.length] ?? 0);
  const views = source.pairs(padded, settings, keyOf(settings));
  const rows = await embedViews(network, weights, views);
  const { representation, projection } = network.layout;
  const z = pickPairs(rows.z, projection, shown.length);
  return {
    photos: Uint32Array.from(shown),
    h: pickPairs(rows.h, representation, shown.length),
    similarity: cosineMatrix(z, projection),
  };
}

/**
 * Positive pairs as pictures; each `draw` gives other ones.
 *
 * @param choices which near-duplicates count as positives
 * @returns RGBA [photos, 2, side, side, 4], and of each photo the one that its second view shows
 */
export function previewPairs(
  photos: PackedPhotos,
  ids: readonly number[],
  settings: Pick<Settings, 'augmentation' | 'imageSize' | 'seed'>,
  draw: number,
  choices: Pick<PhotoMarks, 'positives' | 'groups'> = {},
): { pixels: Uint8ClampedArray<ArrayBuffer>; seconds: number[] } {
  const { seed, imageSize: side } = settings;
  const key = { seed, purpose: PURPOSE.preview, step: draw };
  const pair = new Float32Array(2 * side * side * 3);
  const pixels = new Uint8ClampedArray(ids.length * 2 * side * side * 4);
  const seconds = secondsOf(photos, ids, key, choices);
  for (const [row, id] of ids.entries()) {
    makePairs(photos, { ids: [id], seconds: [seconds[row] ?? id] }, settings, key, pair);
    pixels.set(toRgba(pair), row * 2 * side * side * 4);
  }
  return { pixels, seconds };
}

/** Of each photo of a preview the one that its second view shows: itself, or a near-duplicate that counts as a positive. */
export function secondsOf(
  photos: PackedPhotos,
  ids: readonly number[],
  key: ViewsKey,
  choices: Pick<PhotoMarks, 'positives' | 'groups'>,
): number[] {
  // A group is held out whole or not at all, so that its pairs are the same either way.
  const trained = heldOutSplit(photos, { heldOut: 0, seed: key.seed }).training;
  const positives = Positives.of(trained, { ...photos, ...choices });
  return Array.from(positives?.partners(ids, key) ?? ids);
}

/** The views that `probePairs` embeds, as RGBA [2m, side, side, 4]. */
export function probePictures(
  photos: PackedPhotos,
  ids: readonly number[],
  settings: Settings,
): Uint8ClampedArray<ArrayBuffer> {
  const side = settings.imageSize;
  const pixels = new Float32Array(2 * ids.length * side * side * 3);
  makePairs(photos, { ids }, settings, keyOf(settings), pixels);
  return toRgba(pixels);
}

/** Rows of the first `shown` photos out of [2 · PROBE_PHOTOS, d]. */
function pickPairs(rows: Float32Array, d: number, shown: number): Float32Array {
  const picked = new Float32Array(2 * shown * d);
  picked.set(rows.subarray(0, shown * d));
  picked.set(rows.subarray(PROBE_PHOTOS * d, (PROBE_PHOTOS + shown) * d), shown * d);
  return picked;
}

function cosineMatrix(rows: Float32Array, d: number): Float32Array<ArrayBuffer> {
  const n = rows.length / d;
  const dot = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += (rows[i * d + k] ?? 0) * (rows[j * d + k] ?? 0);
    return sum;
  };
  const lengths = Array.from({ length: n }, (_, i) => Math.sqrt(dot(i, i)) + 1e-12);
  return Float32Array.from({ length: n * n }, (_, at) => {
    const i = Math.floor(at / n);
    const j = at % n;
    return dot(i, j) / ((lengths[i] ?? 1) * (lengths[j] ?? 1));
  });
}
