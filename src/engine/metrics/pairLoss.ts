import { unitRows, type Rows } from './geometry.ts';

/** How pairs are compared. */
export interface PairLossOptions {
  /** Photos that are compared with one another, B. */
  readonly batch: number;
  readonly temperature: number;
}

/**
 * How hard it is to tell the two views of each photo from those of others: NT-Xent, of each photo by itself.
 *
 *     lᵢ = −log( exp(cos(zᵢ, z_pair)/τ) / Σ over j ≠ i of exp(cos(zᵢ, zⱼ)/τ) ),   of a photo the mean of its two views
 *
 * Photos are compared in batches, in order; the last batch reaches back to be full. log(2B − 1) at chance.
 *
 * @param first z of the first views [n, d]
 * @param second z of the second views, in the same order
 * @returns [n]
 */
export function pairLosses(first: Rows, second: Rows, options: PairLossOptions): Float32Array<ArrayBuffer> {
  const [a, b] = [unitRows(first), unitRows(second)];
  const count = a.values.length / a.d;
  const size = Math.min(options.batch, count);
  const losses = new Float32Array(count);
  for (let start = 0; start < count; start += size) {
    const from = Math.min(start, count - size);
    const views = viewsOf(a, b, from, size);
    for (let photo = start - from; photo < size; photo++) {
      const both = [photo, photo + size].map((view) =>
        viewLoss(views, view, (view + size) % (2 * size), options),
      );
      losses[from + photo] = (both[0]! + both[1]!) / 2;
    }
  }
  return losses;
}

/** Views of one batch: first views, then second views. [2B, d] */
function viewsOf(a: Rows, b: Rows, from: number, size: number): { values: Float64Array; d: number } {
  const { d } = a;
  const values = new Float64Array(2 * size * d);
  for (let at = 0; at < size * d; at++) {
    values[at] = a.values[from * d + at]!;
    values[size * d + at] = b.values[from * d + at]!;
  }
  return { values, d };
}

function viewLoss(
  { values, d }: { readonly values: Float64Array; readonly d: number },
  view: number,
  pair: number,
  { temperature }: PairLossOptions,
): number {
  // Cosines are at most 1, so that exponents shifted by 1/τ never overflow.
  const weight = (other: number): number => {
    let cosine = 0;
    for (let k = 0; k < d; k++) cosine += values[view * d + k]! * values[other * d + k]!;
    return (cosine - 1) / temperature;
  };
  let total = 0;
  for (let other = 0; other < values.length / d; other++)
    if (other !== view) total += Math.exp(weight(other));
  return Math.log(total) - weight(pair);
}
