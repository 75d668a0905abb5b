/**
 * An exponential moving average that is not drawn towards 0 at its start:
 *
 *   m₀ = 0,  mₜ = w·mₜ₋₁ + (1 − w)·xₜ,  sₜ = mₜ / (1 − wᵗ)
 *
 * where t counts finite values; others stay as they are and change nothing.
 *
 * Source: the correction of Kingma & Ba, "Adam", 2015, section 3; TensorBoard's charts smooth by the same.
 *
 * @param values x, length n
 * @param weight w in [0, 1): how much of the past is kept; 0 leaves all as it is
 * @returns s, length n
 */
export function smoothed(values: ArrayLike<number>, weight: number): Float64Array {
  const result = new Float64Array(values.length);
  let mean = 0;
  /** wᵗ. */
  let remainder = 1;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!Number.isFinite(value)) {
      result[at] = value;
      continue;
    }
    mean = weight * mean + (1 - weight) * value;
    remainder *= weight;
    result[at] = mean / (1 - remainder);
  }
  return result;
}
