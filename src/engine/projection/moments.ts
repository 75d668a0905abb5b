/**
 * Mean and covariance of rows that are replaced a few at a time. Both follow from two sums, of which a row that
 * goes takes its part along, so that a map costs by the rows that are new and not by all.
 *
 *   mean = Σ x / n        covariance = Σ x xᵀ − n · mean meanᵀ   (not divided by n: axes do not depend on it)
 *
 * In float64 over float32 rows of unit length: what the sums lose in a million replacements is below 1e-9.
 */
export class Moments {
  readonly #d: number;
  #count = 0;
  readonly #sum: Float64Array;
  /** [d, d], of which the part on and above the diagonal is kept. */
  readonly #products: Float64Array;

  constructor(d: number) {
    this.#d = d;
    this.#sum = new Float64Array(d);
    this.#products = new Float64Array(d * d);
  }

  /** @param row [d] */
  add(row: Float32Array): void {
    this.#count += 1;
    this.#accumulate(row, 1);
  }

  /** Takes out a row that was added, bit for bit the same. */
  remove(row: Float32Array): void {
    this.#count -= 1;
    this.#accumulate(row, -1);
  }

  /** [d] */
  mean(): Float64Array {
    return this.#sum.map((value) => value / Math.max(1, this.#count));
  }

  /** [d, d] */
  covariance(): Float64Array {
    const d = this.#d;
    const mean = this.mean();
    const covariance = new Float64Array(d * d);
    for (let i = 0; i < d; i++) {
      for (let j = i; j < d; j++) {
        const value = this.#products[i * d + j]! - this.#count * mean[i]! * mean[j]!;
        covariance[i * d + j] = value;
        covariance[j * d + i] = value;
      }
    }
    return covariance;
  }

  #accumulate(row: Float32Array, sign: 1 | -1): void {
    const d = this.#d;
    for (let i = 0; i < d; i++) {
      const value = sign * row[i]!;
      this.#sum[i]! += value;
      for (let j = i; j < d; j++) this.#products[i * d + j]! += value * row[j]!;
    }
  }
}
