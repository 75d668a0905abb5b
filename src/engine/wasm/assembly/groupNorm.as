import { passed } from './batchNorm';
import { bytes, multiplyAdd } from './multiplyAdd';

/** Pixels whose sums are kept in float32, before they are added to those of the group in float64. */
const BLOCK = 256;

/**
 * Mean and biased variance of each group of a view: statistics [views, 2, groups], summed around the group's first
 * value. A variance that rounding left below zero becomes zero; NaN stays.
 *
 * x [views, pixels, channels]; a group has `perGroup` neighbouring channels, a multiple of four; scratch:
 * `scratchBytes` a lane, at least three rows of channels. One unit: one view.
 */
export function groupStatistics(
  unit: i32, lane: i32, x: usize, statistics: usize,
  scratch: usize, scratchBytes: i32, pixels: i32, channels: i32, perGroup: i32,
): void {
  const row = bytes(channels);
  const group = bytes(perGroup);
  const groups = channels / perGroup;
  const sums = scratch + ((lane * scratchBytes) as usize);
  const totals = sums + 2 * row; // [groups, 2] in float64: at most a row, as a group has four channels or more
  memory.fill(totals, 0, 16 * (groups as usize));
  const view = x + ((unit * pixels) as usize) * row;
  for (let from = 0; from < pixels; from += BLOCK) {
    memory.fill(sums, 0, 2 * row);
    const end = view + (min(from + BLOCK, pixels) as usize) * row;
    for (let at = view + (from as usize) * row; at < end; at += row) {
      for (let first: usize = 0; first < row; first += group) {
        const shift = v128.load_splat<f32>(view + first);
        for (let c = first; c < first + group; c += 16) {
          const d = f32x4.sub(v128.load(at + c), shift);
          v128.store(sums + c, f32x4.add(v128.load(sums + c), d));
          v128.store(sums + row + c, multiplyAdd(d, d, v128.load(sums + row + c)));
        }
      }
    }
    for (let c = 0; c < channels; c++) {
      const total = totals + ((c / perGroup) as usize) * 16;
      store<f64>(total, load<f64>(total) + (load<f32>(sums + bytes(c)) as f64));
      store<f64>(total, load<f64>(total, 8) + (load<f32>(sums + row + bytes(c)) as f64), 8);
    }
  }
  const count = (pixels * perGroup) as f64;
  const to = statistics + bytes(2 * unit * groups);
  for (let g = 0; g < groups; g++) {
    const total = totals + (g as usize) * 16;
    const mean = load<f64>(total) / count;
    const variance = load<f64>(total, 8) / count - mean * mean;
    store<f32>(to + bytes(g), ((load<f32>(view + bytes(g * perGroup)) as f64) + mean) as f32);
    store<f32>(to + bytes(groups + g), variance < 0 ? 0 : (variance as f32));
  }
}

/**
 * Normalisation, scale, shift and ReLU.
 *
 *     y = relu((x − μ)/√(σ² + ε) · γ + β),  relu only where relu is 1, by comparison, so that NaN stays NaN
 *
 * x, y [views, pixels, channels]; statistics [views, 2, groups]; scratch: two rows a lane. One unit: one view.
 */
export function groupNormalise(
  unit: i32, lane: i32, x: usize, statistics: usize, gamma: usize, beta: usize, y: usize,
  scratch: usize, scratchBytes: i32, pixels: i32, channels: i32, perGroup: i32, relu: i32, epsilon: f32,
): void {
  const row = bytes(channels);
  const means = scratch + ((lane * scratchBytes) as usize);
  const scales = means + row;
  spreadStatistics(unit, statistics, means, channels, perGroup, epsilon);
  for (let c: usize = 0; c < row; c += 16) {
    v128.store(scales + c, f32x4.mul(v128.load(scales + c), v128.load(gamma + c)));
  }
  const dropped = relu ? i32x4.splat(-1) : i32x4.splat(0);
  const zero = f32x4.splat(0);
  const first = ((unit * pixels) as usize) * row;
  for (let at = first; at < first + (pixels as usize) * row; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const centred = f32x4.sub(v128.load(x + at + c), v128.load(means + c));
      const out = multiplyAdd(centred, v128.load(scales + c), v128.load(beta + c));
      v128.store(y + at + c, v128.andnot(out, v128.and(f32x4.lt(out, zero), dropped)));
    }
  }
}

/**
 * Sums over the pixels of a view: sums[view, 0, c] = Σ d·x̂, sums[view, 1, c] = Σ d, d = ∂y where y > 0 (everywhere
 * where relu is 0), x̂ = (x − μ)/√(σ² + ε).
 *
 * sums [views, 2, channels]; scratch: two rows a lane. One unit: one view.
 */
export function groupGradientSums(
  unit: i32, lane: i32, dy: usize, x: usize, y: usize, statistics: usize, sums: usize,
  scratch: usize, scratchBytes: i32, pixels: i32, channels: i32, perGroup: i32, relu: i32, epsilon: f32,
): void {
  const row = bytes(channels);
  const means = scratch + ((lane * scratchBytes) as usize);
  const roots = means + row;
  spreadStatistics(unit, statistics, means, channels, perGroup, epsilon);
  const to = sums + (unit as usize) * 2 * row;
  memory.fill(to, 0, 2 * row);
  const dropped = relu ? i32x4.splat(-1) : i32x4.splat(0);
  const first = ((unit * pixels) as usize) * row;
  for (let at = first; at < first + (pixels as usize) * row; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const d = passed(dy + at + c, y + at + c, dropped);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + at + c), v128.load(means + c)), v128.load(roots + c));
      v128.store(to + c, multiplyAdd(d, normal, v128.load(to + c)));
      v128.store(to + row + c, f32x4.add(v128.load(to + row + c), d));
    }
  }
}

/**
 * Input gradient of group normalisation and ReLU.
 *
 *     ∂x = 1/√(σ² + ε) · (γ·d − m₁ − x̂·m₀),  m₀ = mean(γ·d·x̂), m₁ = mean(γ·d) over the group
 *
 * sums [views, 2, channels] of groupGradientSums; scratch: four rows a lane. One unit: one view.
 */
export function groupInputGradient(
  unit: i32, lane: i32, dy: usize, x: usize, y: usize, statistics: usize, gamma: usize, sums: usize, dx: usize,
  scratch: usize, scratchBytes: i32, pixels: i32, channels: i32, perGroup: i32, relu: i32, epsilon: f32,
): void {
  const row = bytes(channels);
  const means = scratch + ((lane * scratchBytes) as usize);
  const roots = means + row;
  const products = roots + row;
  const shifts = products + row;
  spreadStatistics(unit, statistics, means, channels, perGroup, epsilon);
  const own = sums + (unit as usize) * 2 * row;
  groupMeans(own, gamma, products, channels, perGroup, pixels);
  groupMeans(own + row, gamma, shifts, channels, perGroup, pixels);
  const dropped = relu ? i32x4.splat(-1) : i32x4.splat(0);
  const first = ((unit * pixels) as usize) * row;
  for (let at = first; at < first + (pixels as usize) * row; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const d = f32x4.mul(v128.load(gamma + c), passed(dy + at + c, y + at + c, dropped));
      const r = v128.load(roots + c);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + at + c), v128.load(means + c)), r);
      const mean = multiplyAdd(normal, v128.load(products + c), v128.load(shifts + c));
      v128.store(dx + at + c, f32x4.mul(r, f32x4.sub(d, mean)));
    }
  }
}

/** Two rows of channels: μ and 1/√(σ² + ε) of each channel's group. */
function spreadStatistics(
  view: i32, statistics: usize, means: usize, channels: i32, perGroup: i32, epsilon: f32,
): void {
  const groups = channels / perGroup;
  const from = statistics + bytes(2 * view * groups);
  for (let c = 0; c < channels; c++) {
    const at = from + bytes(c / perGroup);
    store<f32>(means + bytes(c), load<f32>(at));
    store<f32>(means + bytes(channels + c), (1 as f32) / sqrt<f32>(load<f32>(at + bytes(groups)) + epsilon));
  }
}

/** One row of channels: the mean of γ·d over pixels and channels of each channel's group, from Σ d over pixels. */
function groupMeans(
  sums: usize, gamma: usize, result: usize, channels: i32, perGroup: i32, pixels: i32,
): void {
  const count = (pixels * perGroup) as f64;
  for (let first = 0; first < channels; first += perGroup) {
    let sum: f64 = 0;
    for (let c = first; c < first + perGroup; c++) {
      sum += (load<f32>(gamma + bytes(c)) as f64) * (load<f32>(sums + bytes(c)) as f64);
    }
    const mean = (sum / count) as f32;
    for (let c = first; c < first + perGroup; c++) store<f32>(result + bytes(c), mean);
  }
}
