import { cosines } from '../metrics/cosines.ts';
import { mostSimilar } from '../metrics/mostSimilar.ts';

/** Of each row the k nearest by cosine distance, itself the first, as UMAP's reference has it. */
export interface NeighbourGraph {
  /** [n][k] */
  readonly indices: number[][];
  /** 1 − cosine, [n][k] */
  readonly distances: number[][];
}

/**
 * All rows compared with all others: n²d multiplications, some ten seconds for 10,000 rows of 128. The approximate
 * search that UMAP implementations come with is no faster at this size in JavaScript, and finds other neighbours with
 * other seeds.
 *
 * @param rows unit length, [n, d]
 */
export function exactNeighbours(
  rows: Float32Array,
  d: number,
  k: number,
  onProgress: (share: number) => void,
): NeighbourGraph {
  const n = rows.length / d;
  const similarities = new Float32Array(n);
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let row = 0; row < n; row++) {
    cosines(rows.subarray(row * d, (row + 1) * d), rows, similarities);
    const nearest = mostSimilar(similarities, 0, n, k - 1, row);
    indices.push([row, ...nearest.map((neighbour) => neighbour.row)]);
    // Rounding may take a cosine past 1.
    distances.push([0, ...nearest.map(({ similarity }) => Math.max(0, 1 - similarity))]);
    if (row % 64 === 0) onProgress(row / n);
  }
  return { indices, distances };
}
