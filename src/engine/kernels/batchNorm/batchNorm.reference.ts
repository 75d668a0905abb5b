/** Batch statistics and gradients, in float64, two passes, as the definition reads. */
export interface BatchNormReference {
  readonly y: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

function perChannel(length: number, channels: number, value: (index: number) => number): Float64Array {
  const sums = new Float64Array(channels);
  for (let index = 0; index < length; index++) {
    const channel = index % channels;
    sums[channel] = (sums[channel] ?? 0) + value(index);
  }
  return sums;
}

/** y = max(0, (x − μ)/√(σ² + ε) · γ + β) over rows of `channels`; without the max where `relu` is false. */
export function batchNormReference(
  x: Float32Array,
  gamma: Float32Array,
  beta: Float32Array,
  epsilon: number,
  relu: boolean,
): BatchNormReference {
  const channels = gamma.length;
  const rows = x.length / channels;
  const mean = perChannel(x.length, channels, (i) => (x[i] ?? 0) / rows);
  const variance = perChannel(
    x.length,
    channels,
    (i) => ((x[i] ?? 0) - (mean[i % channels] ?? 0)) ** 2 / rows,
  );
  const y = x.map((value, i) => {
    const c = i % channels;
    const normal = (value - (mean[c] ?? 0)) / Math.sqrt((variance[c] ?? 0) + epsilon);
    const out = normal * (gamma[c] ?? 0) + (beta[c] ?? 0);
    return relu && out < 0 ? 0 : out;
  });
  return { y, mean: Float32Array.from(mean), variance: Float32Array.from(variance) };
}

/**
 * With d = ∂L/∂y where y > 0 (everywhere without ReLU) and x̂ the normalised input:
 * ∂β = Σ d, ∂γ = Σ d·x̂, ∂x = γ/√(σ² + ε) · (d − mean(d) − x̂ · mean(d·x̂)).
 */
export function batchNormGradientReference(
  dy: Float32Array,
  x: Float32Array,
  gamma: Float32Array,
  beta: Float32Array,
  epsilon: number,
  relu: boolean,
): { dx: Float32Array; dGamma: Float32Array; dBeta: Float32Array } {
  const channels = gamma.length;
  const rows = x.length / channels;
  const { y, mean, variance } = batchNormReference(x, gamma, beta, epsilon, relu);
  const root = (c: number): number => Math.sqrt((variance[c] ?? 0) + epsilon);
  const d = (i: number): number => (relu && (y[i] ?? 0) <= 0 ? 0 : (dy[i] ?? 0));
  const normal = (i: number): number => ((x[i] ?? 0) - (mean[i % channels] ?? 0)) / root(i % channels);
  const dBeta = perChannel(x.length, channels, d);
  const dGamma = perChannel(x.length, channels, (i) => d(i) * normal(i));
  const dx = x.map((_, i) => {
    const c = i % channels;
    const centred = d(i) - (dBeta[c] ?? 0) / rows - (normal(i) * (dGamma[c] ?? 0)) / rows;
    return ((gamma[c] ?? 0) / root(c)) * centred;
  });
  return { dx, dGamma: Float32Array.from(dGamma), dBeta: Float32Array.from(dBeta) };
}
