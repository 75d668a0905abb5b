import type { LikePhotos } from '../../core/likeness.ts';
import { cosines } from '../metrics/cosines.ts';
import { mostSimilar } from '../metrics/mostSimilar.ts';

/**
 * The k photos of largest cosine of h with one row, exactly: all are compared, in all dimensions. Of 50,000 photos and
 * 256 dimensions that is 13 million multiplications, some twenty milliseconds.
 *
 * @param own unit length, [d]
 * @param rows of all photos, unit length, [n, d]
 * @param isLeftOut photos that are not compared: excluded ones, and the one that asks
 */
export function mostAlike(
  own: Float32Array,
  rows: Float32Array,
  k: number,
  isLeftOut: (photo: number) => boolean,
): Omit<LikePhotos, 'step'> {
  const similarities = new Float32Array(rows.length / own.length);
  cosines(own, rows, similarities);
  let compared = similarities.length;
  for (let photo = 0; photo < similarities.length; photo++) {
    if (!isLeftOut(photo)) continue;
    similarities[photo] = -Infinity;
    compared -= 1;
  }
  const nearest = mostSimilar(similarities, 0, similarities.length, Math.min(k, compared), -1);
  return {
    photos: Uint32Array.from(nearest, ({ row }) => row),
    // Rounding may take a cosine past 1.
    similarities: Float32Array.from(nearest, ({ similarity }) => Math.min(1, similarity)),
    compared,
  };
}
