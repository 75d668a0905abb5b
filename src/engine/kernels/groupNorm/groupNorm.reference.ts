import type { GroupNormOptions } from './extents.ts';

export interface GroupNormShape {
  readonly views: number;
  readonly pixels: number;
  readonly channels: number;
}

/** One group of one view: its places in x, its mean, and 1/√(σ² + ε), in float64, two passes. */
function groupsOf(
  x: Float32Array,
  { views, pixels, channels }: GroupNormShape,
  { groups, epsilon }: GroupNormOptions,
): { places: number[]; mean: number; root: number }[] {
  const perGroup = channels / groups;
  const all = [];
  for (let n = 0; n < views; n++) {
    for (let g = 0; g < groups; g++) {
      const places: number[] = [];
      for (let p = 0; p < pixels; p++) {
        for (let c = g * perGroup; c < (g + 1) * perGroup; c++) places.push((n * pixels + p) * channels + c);
      }
      const mean = meanOf(places, (i) => x[i] ?? 0);
      const variance = meanOf(places, (i) => ((x[i] ?? 0) - mean) ** 2);
      all.push({ places, mean, root: 1 / Math.sqrt(variance + epsilon) });
    }
  }
  return all;
}

function meanOf(places: readonly number[], value: (place: number) => number): number {
  return places.reduce((sum, place) => sum + value(place), 0) / places.length;
}

/** y = max(0, (x − μ)/√(σ² + ε) · γ + β), each group of each view by its own μ and σ²; no max without `relu`. */
export function groupNormReference(
  x: Float32Array,
  gamma: Float32Array,
  beta: Float32Array,
  shape: GroupNormShape,
  options: GroupNormOptions,
): Float32Array {
  const y = new Float32Array(x.length);
  for (const { places, mean, root } of groupsOf(x, shape, options)) {
    for (const i of places) {
      const c = i % shape.channels;
      const out = ((x[i] ?? 0) - mean) * root * (gamma[c] ?? 0) + (beta[c] ?? 0);
      y[i] = options.relu && out < 0 ? 0 : out;
    }
  }
  return y;
}

/**
 * With d = ∂L/∂y where y > 0 (everywhere without ReLU) and x̂ the normalised input: ∂β = Σ d and ∂γ = Σ d·x̂ over
 * views and pixels, ∂x = 1/√(σ² + ε) · (γ·d − mean(γ·d) − x̂ · mean(γ·d·x̂)), the means over the group.
 */
export function groupNormGradientReference(
  dy: Float32Array,
  x: Float32Array,
  gamma: Float32Array,
  beta: Float32Array,
  shape: GroupNormShape,
  options: GroupNormOptions,
): { dx: Float32Array; dGamma: Float64Array; dBeta: Float64Array } {
  const { channels } = shape;
  const y = groupNormReference(x, gamma, beta, shape, options);
  const dx = new Float32Array(x.length);
  const dGamma = new Float64Array(channels);
  const dBeta = new Float64Array(channels);
  for (const { places, mean, root } of groupsOf(x, shape, options)) {
    const d = (i: number): number => (options.relu && (y[i] ?? 0) <= 0 ? 0 : (dy[i] ?? 0));
    const normal = (i: number): number => ((x[i] ?? 0) - mean) * root;
    const scaled = (i: number): number => (gamma[i % channels] ?? 0) * d(i);
    const meanScaled = meanOf(places, scaled);
    const meanProduct = meanOf(places, (i) => scaled(i) * normal(i));
    for (const i of places) {
      const c = i % channels;
      dGamma[c] = (dGamma[c] ?? 0) + d(i) * normal(i);
      dBeta[c] = (dBeta[c] ?? 0) + d(i);
      dx[i] = root * (scaled(i) - meanScaled - normal(i) * meanProduct);
    }
  }
  return { dx, dGamma, dBeta };
}
