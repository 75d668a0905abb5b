/** Bins between cosine −1 and 1, equally wide. */
export const SIMILARITY_BINS = 40;

/** How similar pairs are, and views of different photos: shares of each bin, which sum to 1. */
export interface SimilarityHistogram {
  /** [SIMILARITY_BINS] */
  readonly positive: Float32Array<ArrayBuffer>;
  /** [SIMILARITY_BINS] */
  readonly negative: Float32Array<ArrayBuffer>;
}

/** The bin of a cosine. */
function binOf(cosine: number): number {
  const place = Math.floor(((cosine + 1) / 2) * SIMILARITY_BINS);
  return Math.min(SIMILARITY_BINS - 1, Math.max(0, place));
}

/** Shares of the bins that cosines fall into; of no cosines, zeros. */
export function binShares(cosines: Iterable<number>): Float32Array<ArrayBuffer> {
  const counts = new Float32Array(SIMILARITY_BINS);
  let all = 0;
  for (const cosine of cosines) {
    const bin = binOf(cosine);
    counts[bin] = counts[bin]! + 1;
    all += 1;
  }
  return counts.map((count) => count / Math.max(1, all));
}

/** Mean of the cosines behind shares, to the width of a bin. */
export function meanSimilarity(shares: Float32Array): number {
  let sum = 0;
  for (let bin = 0; bin < shares.length; bin++) sum += shares[bin]! * (((bin + 0.5) * 2) / shares.length - 1);
  return sum;
}
