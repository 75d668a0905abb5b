import type { MapPlaces } from '../../core/likeness.ts';
import { cholesky, solveCholesky } from '../probe/cholesky.ts';

/** Photos of the map that are gone by: more of them make the plane no clearer. */
const MOST = 2000;

/** Share of a row's length that keeps axes apart along which few photos differ. */
const RIDGE = 1e-4;

/**
 * Where an h lies on a map of which only the positions are at hand, as after a reload. A map is a plane through h, so
 * that positions p are linear in x = (h, 1), and least squares find the plane again:
 *
 *     p(h) = Pᵀ X (XᵀX + λ)⁻¹ x
 *
 * @param own unit length, [d]
 * @param rows h of all photos, unit length, [count, d]
 * @returns null where the map has no photo
 */
export function placeAmong(
  own: Float32Array,
  rows: Float32Array,
  { photos, positions }: MapPlaces,
): readonly [number, number] | null {
  const d = own.length;
  const n = Math.min(photos.length, MOST);
  if (n === 0) return null;
  const side = d + 1;
  const entry = (photo: number, k: number): number => (k === d ? 1 : rows[photo * d + k]!);
  const products = new Float64Array(side * side); // XᵀX + λ
  for (const photo of photos.subarray(0, n)) {
    for (let i = 0; i < side; i++) {
      const value = entry(photo, i);
      for (let j = 0; j <= i; j++) products[i * side + j] = products[i * side + j]! + value * entry(photo, j);
    }
  }
  for (let i = 0; i < side; i++) products[i * side + i] = products[i * side + i]! + (RIDGE * n) / side;
  cholesky(products, side);
  const weights = Float64Array.of(...own, 1);
  solveCholesky(products, side, weights);
  let [x, y] = [0, 0];
  photos.subarray(0, n).forEach((photo, at) => {
    let share = 0;
    for (let k = 0; k < side; k++) share += weights[k]! * entry(photo, k);
    x += share * positions[2 * at]!;
    y += share * positions[2 * at + 1]!;
  });
  return [x, y];
}
