import type { Similarity } from '../../core/settings.ts';
import { unitRows, type Rows } from './geometry.ts';

/** How well views find the other view of their photo among the views of others. */
export interface PairSearch {
  /** Share of views whose pair is the most similar of all, in [0, 1]; and among the five most similar. */
  readonly top1: number;
  readonly top5: number;
  /** Mean place of the pair among the 2B − 1 other views, from 1; B at chance. */
  readonly meanRank: number;
}

/**
 * What `contrastiveAccuracy` tells of a training batch, of other photos: they are cut into batches of `batch`, and
 * each view looks for its pair within its own. Ties count for the pair; photos that fill no batch are left out.
 *
 *     rank of view i = 1 + number of j ∉ {i, pair of i} with s(zᵢ, zⱼ) > s(zᵢ, pair of zᵢ)
 *
 * @param first z of the first views [n, d]
 * @param second z of the second views, in the same order
 * @param batch photos a comparison, B ≤ n
 */
export function searchPairs(first: Rows, second: Rows, batch: number, similarity: Similarity): PairSearch {
  const prepare = (rows: Rows): Rows => (similarity === 'cosine' ? unitRows(rows) : rows);
  const [a, b] = [prepare(first), prepare(second)];
  const { d } = a;
  const ranks: number[] = [];
  for (let start = 0; (start + batch) * d <= a.values.length; start += batch) {
    ranks.push(...ranksOf(viewsOf(a, b, start, batch), batch, d));
  }
  const share = (most: number): number => ranks.filter((rank) => rank <= most).length / ranks.length;
  return {
    top1: share(1),
    top5: share(5),
    meanRank: ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length,
  };
}

/** First views, then second views, of the photos of one batch: [2B, d] */
function viewsOf(a: Rows, b: Rows, start: number, batch: number): Float64Array {
  const { d } = a;
  const views = new Float64Array(2 * batch * d);
  for (let at = 0; at < batch * d; at++) {
    views[at] = a.values[start * d + at]!;
    views[batch * d + at] = b.values[start * d + at]!;
  }
  return views;
}

function ranksOf(views: Float64Array, batch: number, d: number): number[] {
  const count = 2 * batch;
  const similarity = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += views[i * d + k]! * views[j * d + k]!;
    return sum;
  };
  return Array.from({ length: count }, (_, view) => {
    const pair = (view + batch) % count;
    const positive = similarity(view, pair);
    let rank = 1;
    for (let other = 0; other < count; other++) {
      if (other !== view && other !== pair && similarity(view, other) > positive) rank += 1;
    }
    return rank;
  });
}
