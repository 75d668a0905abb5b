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
    cosines(rows, d, row, similarities);
    const nearest = mostSimilar(similarities, 0, n, k - 1, row);
    indices.push([row, ...nearest.map((neighbour) => neighbour.row)]);
    // Rounding may take a cosine past 1.
    distances.push([0, ...nearest.map(({ similarity }) => Math.max(0, 1 - similarity))]);
    if (row % 64 === 0) onProgress(row / n);
  }
  return { indices, distances };
}

/**
 * Cosines of one row with all. Four others at a time, since four sums that do not wait for one another take little
 * longer than one.
 *
 * @param out [n]
 */
function cosines(rows: Float32Array, d: number, row: number, out: Float32Array): void {
  const own = rows.subarray(row * d, (row + 1) * d);
  let other = 0;
  for (; other + 4 <= out.length; other += 4) {
    const at = other * d;
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let k = 0; k < d; k++) {
      const value = own[k]!;
      one += value * rows[at + k]!;
      two += value * rows[at + d + k]!;
      three += value * rows[at + 2 * d + k]!;
      four += value * rows[at + 3 * d + k]!;
    }
    out[other] = one;
    out[other + 1] = two;
    out[other + 2] = three;
    out[other + 3] = four;
  }
  for (; other < out.length; other++) {
    let cosine = 0;
    for (let k = 0; k < d; k++) cosine += own[k]! * rows[other * d + k]!;
    out[other] = cosine;
  }
}
