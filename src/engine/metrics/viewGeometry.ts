import { binShares, type SimilarityHistogram } from '../../core/similarityHistogram.ts';
import { alignment, meanDeviation, rankMe, uniformity, unitRows, type Rows } from './geometry.ts';

/** Where the views of photos lie on the sphere. */
export interface ViewGeometry {
  readonly alignment: number;
  readonly uniformity: number;
  readonly std: number;
  readonly rankMe: number;
}

/**
 * Alignment of the pairs; spread and rank of all views; uniformity as the mean over first and second views, since the
 * two views of one photo are meant to be close. All of unit rows.
 *
 * @param first first views [n, d], n > 1
 * @param second second views, in the same order
 */
export function viewGeometry(first: Rows, second: Rows): ViewGeometry {
  const [a, b] = [unitRows(first), unitRows(second)];
  const { d } = a;
  const values = new Float64Array(2 * a.values.length);
  values.set(a.values);
  values.set(b.values, a.values.length);
  const all = { values, d }; // [2n, d]
  return {
    alignment: alignment(a, b),
    uniformity: (uniformity(a) + uniformity(b)) / 2,
    std: meanDeviation(all),
    rankMe: rankMe(all),
  };
}

/** Cosines of pairs, and of first views with the second views of other photos, by how often they occur. */
export function similarityHistogram(first: Rows, second: Rows): SimilarityHistogram {
  const [a, b] = [unitRows(first).values, unitRows(second).values];
  const { d } = first;
  const n = a.length / d;
  const cosine = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += a[i * d + k]! * b[j * d + k]!;
    return sum;
  };
  const positive = Array.from({ length: n }, (_, i) => cosine(i, i));
  const negative = Array.from({ length: n * n }, (_, at) => [Math.floor(at / n), at % n] as const)
    .filter(([i, j]) => i !== j)
    .map(([i, j]) => cosine(i, j));
  return { positive: binShares(positive), negative: binShares(negative) };
}
