import type { PairLikeness } from '../../core/looks.ts';
import type { PackedPhotos, PhotoMarks } from '../../core/photos.ts';
import { PURPOSE } from '../../core/random.ts';
import { unitRows, type Rows } from '../metrics/geometry.ts';
import type { SeenModel } from './seenModel.ts';
import { embedPairs } from './pairEmbedding.ts';
import { secondsOf } from './probe.ts';
import type { ViewSource } from './viewSource.ts';

/** Which views: those that `previewPairs` draws for the same photos, seed and draw. */
export interface LikenessRequest {
  readonly ids: readonly number[];
  readonly seed: number;
  readonly draw: number;
  readonly choices: Pick<PhotoMarks, 'positives' | 'groups'>;
}

/** How alike the model finds the views that the page shows as positive pairs, and views of different photos beside. */
export async function pairLikeness(
  { network, weights, step, settings }: SeenModel,
  source: ViewSource,
  photos: PackedPhotos,
  { ids, seed, draw, choices }: LikenessRequest,
): Promise<PairLikeness> {
  const key = { seed, purpose: PURPOSE.preview, step: draw };
  const seconds = secondsOf(photos, ids, key, choices);
  const { z } = await embedPairs(network, weights, source, {
    ids: Uint32Array.from(ids),
    recipe: settings,
    key,
    seconds: Uint32Array.from(seconds),
  });
  const [first, second] = [unitRows(z[0]), unitRows(z[1])];
  const cosines = Float32Array.from(ids, (_, row) => dot(first, row, second, row));
  return { step, cosines, strangers: meanOfStrangers(first, second) };
}

/** Mean cosine of a first and a second view, over all pairs of different rows. */
function meanOfStrangers(first: Rows, second: Rows): number {
  const n = first.values.length / first.d;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (i !== j) sum += dot(first, i, second, j);
  }
  return sum / (n * (n - 1));
}

function dot(a: Rows, row: number, b: Rows, other: number): number {
  let sum = 0;
  for (let k = 0; k < a.d; k++) sum += a.values[row * a.d + k]! * b.values[other * b.d + k]!;
  return sum;
}
