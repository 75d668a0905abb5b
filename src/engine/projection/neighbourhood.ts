import type { Neighbourhood } from '../../core/neighbourhood.ts';
import { mostSimilar } from '../metrics/mostSimilar.ts';
import type { EmbeddedPhotos } from './photoMap.ts';

/**
 * The k photos of largest cosine of h with one, exactly: all others are compared. Of 10,000 photos and 128 dimensions
 * that is a million multiplications, a matter of milliseconds, and nothing to ask a GPU for.
 *
 * @returns null where the photo has not been embedded
 */
export function neighbourhoodOf(
  { photos, rows: { values, d }, steps }: EmbeddedPhotos,
  photo: number,
  k: number,
): Neighbourhood | null {
  const row = photos.indexOf(photo);
  if (row < 0) return null;
  const similarities = new Float32Array(photos.length);
  for (let other = 0; other < photos.length; other++) {
    let cosine = 0;
    for (let at = 0; at < d; at++) cosine += values[row * d + at]! * values[other * d + at]!;
    similarities[other] = cosine;
  }
  const nearest = mostSimilar(similarities, 0, photos.length, k, row);
  return {
    photo,
    neighbours: nearest.map((neighbour) => photos[neighbour.row]!),
    similarities: nearest.map(({ similarity }) => similarity),
    compared: photos.length,
    ...ages(steps),
  };
}

/** Step of the newest rows and of the oldest. */
export function ages(steps: Uint32Array): { readonly step: number; readonly oldestStep: number } {
  return {
    step: steps.reduce((most, step) => Math.max(most, step), 0),
    oldestStep: steps.reduce((least, step) => Math.min(least, step), Infinity),
  };
}
