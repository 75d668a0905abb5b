import type { LookAlikes, OddPhotos, Outlier } from '../../core/likeness.ts';
import { cosines } from '../metrics/cosines.ts';
import { mostSimilar } from '../metrics/mostSimilar.ts';
import { rowOf, type UnitRows } from '../metrics/unitRows.ts';

/** Neighbours whose mean distance makes an outlier: one near-duplicate does not make a strange photo common. */
const NEIGHBOURS = 5;

/** Less alike than this, two photos are not told to look the same. */
const ALIKE = 0.98;

/**
 * Compares all photos with all others: n²d multiplications.
 *
 * @param ids of the photos, [n]
 * @param rows h of unit length, [n, d]
 * @param count of each kind, at most
 * @param pause lets messages in, and hears how far it is
 */
export async function findOddPhotos(
  ids: Uint32Array,
  rows: UnitRows,
  count: number,
  pause: (share: number) => Promise<void>,
): Promise<Omit<OddPhotos, 'step'>> {
  const n = ids.length;
  const k = Math.min(NEIGHBOURS, n - 1);
  const similarities = new Float32Array(n);
  const outliers: Outlier[] = [];
  const lookAlikes: LookAlikes[] = [];
  for (let row = 0; row < n; row++) {
    cosines(rowOf(rows, row), rows.values, similarities);
    const nearest = mostSimilar(similarities, 0, n, k, row);
    const distance = nearest.reduce((sum, { similarity }) => sum + 1 - similarity, 0) / Math.max(1, k);
    outliers.push({ photo: ids[row]!, distance });
    for (const { row: other, similarity } of nearest) {
      if (similarity < ALIKE || other < row) continue;
      // Rounding may take a cosine past 1.
      lookAlikes.push({ photos: [ids[row]!, ids[other]!], similarity: Math.min(1, similarity) });
    }
    await pause((row + 1) / n);
  }
  return {
    outliers: outliers.sort((a, b) => b.distance - a.distance).slice(0, count),
    lookAlikes: lookAlikes.sort((a, b) => b.similarity - a.similarity).slice(0, count),
    compared: n,
    neighbours: k,
  };
}
