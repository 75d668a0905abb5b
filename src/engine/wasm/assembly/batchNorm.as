import { bytes, multiplyAdd } from './multiplyAdd';

/**
 * Batch statistics, partial sums around the first row, which lies within a few σ of the mean.
 *
 *     partial[unit, 0, c] = Σ over the rows r of the unit of (x[r, c] − x[0, c]),  partial[unit, 1, c] = Σ of the squares
 *
 * x [rows, channels], channels a multiple of four. One unit: `perUnit` rows.
 */
export function statisticsPartial(
  unit: i32, lane: i32, x: usize, partial: usize, rows: i32, channels: i32, perUnit: i32,
): void {
  const row = bytes(channels);
  const sums = partial + (unit as usize) * 2 * row;
  memory.fill(sums, 0, 2 * row);
  const end = x + (min((unit + 1) * perUnit, rows) as usize) * row;
  for (let at = x + ((unit * perUnit) as usize) * row; at < end; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const d = f32x4.sub(v128.load(at + c), v128.load(x + c));
      v128.store(sums + c, f32x4.add(v128.load(sums + c), d));
      v128.store(sums + row + c, multiplyAdd(d, d, v128.load(sums + row + c)));
    }
  }
}

/**
 * Mean and biased variance from the partial sums, in float64: statistics [2, channels]. A variance that rounding left
 * below zero becomes zero; NaN stays. One unit in all.
 */
export function statistics(
  unit: i32, lane: i32, x: usize, partial: usize, result: usize, rows: i32, channels: i32, groups: i32,
): void {
  for (let c = 0; c < channels; c++) {
    let sum: f64 = 0;
    let squares: f64 = 0;
    for (let group = 0; group < groups; group++) {
      sum += load<f32>(partial + bytes(2 * group * channels + c)) as f64;
      squares += load<f32>(partial + bytes((2 * group + 1) * channels + c)) as f64;
    }
    const mean = sum / (rows as f64);
    const variance = squares / (rows as f64) - mean * mean;
    store<f32>(result + bytes(c), ((load<f32>(x + bytes(c)) as f64) + mean) as f32);
    store<f32>(result + bytes(channels + c), variance < 0 ? 0 : (variance as f32));
  }
}

/**
 * Normalisation, scale, shift and ReLU.
 *
 *     y = relu((x − μ)/√(σ² + ε) · γ + β),  relu only where relu is 1, by comparison, so that NaN stays NaN
 *
 * x, y [rows, channels]; statistics [2, channels]; scratch: `scratchBytes` a lane, for channels. One unit: `perUnit` rows.
 */
export function normalise(
  unit: i32, lane: i32, x: usize, statistics: usize, gamma: usize, beta: usize, y: usize,
  scratch: usize, scratchBytes: i32, rows: i32, channels: i32, perUnit: i32, relu: i32, epsilon: f32,
): void {
  const row = bytes(channels);
  const scale = scratch + ((lane * scratchBytes) as usize);
  for (let c: usize = 0; c < row; c += 16) {
    v128.store(scale + c, f32x4.mul(v128.load(gamma + c), inverseRoot(statistics + row + c, epsilon)));
  }
  const dropped = relu ? i32x4.splat(-1) : i32x4.splat(0);
  const zero = f32x4.splat(0);
  const first = ((unit * perUnit) as usize) * row;
  const end = (min((unit + 1) * perUnit, rows) as usize) * row;
  for (let at = first; at < end; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const centred = f32x4.sub(v128.load(x + at + c), v128.load(statistics + c));
      const out = multiplyAdd(centred, v128.load(scale + c), v128.load(beta + c));
      v128.store(y + at + c, v128.andnot(out, v128.and(f32x4.lt(out, zero), dropped)));
    }
  }
}

/**
 * Gradients of scale and shift, partial sums.
 *
 *     partial[unit, 0, c] = Σ over the rows of the unit of d·x̂,  partial[unit, 1, c] = Σ of d
 *     d = ∂y where y > 0 (everywhere where relu is 0),  x̂ = (x − μ)/√(σ² + ε)
 *
 * One unit: `perUnit` rows.
 */
export function scaleAndShiftPartial(
  unit: i32, lane: i32, dy: usize, x: usize, y: usize, statistics: usize, partial: usize,
  scratch: usize, scratchBytes: i32, rows: i32, channels: i32, perUnit: i32, relu: i32, epsilon: f32,
): void {
  const row = bytes(channels);
  const root = scratch + ((lane * scratchBytes) as usize);
  for (let c: usize = 0; c < row; c += 16) v128.store(root + c, inverseRoot(statistics + row + c, epsilon));
  const sums = partial + (unit as usize) * 2 * row;
  memory.fill(sums, 0, 2 * row);
  const dropped = relu ? i32x4.splat(-1) : i32x4.splat(0);
  const first = ((unit * perUnit) as usize) * row;
  const end = (min((unit + 1) * perUnit, rows) as usize) * row;
  for (let at = first; at < end; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const d = passed(dy + at + c, y + at + c, dropped);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + at + c), v128.load(statistics + c)), v128.load(root + c));
      v128.store(sums + c, multiplyAdd(d, normal, v128.load(sums + c)));
      v128.store(sums + row + c, f32x4.add(v128.load(sums + row + c), d));
    }
  }
}

/**
 * Input gradient of batch normalisation and ReLU.
 *
 *     ∂x = γ/√(σ² + ε) · (d − ∂β/rows − x̂ · ∂γ/rows)
 *
 * sums [2, channels] holds ∂γ and ∂β. One unit: `perUnit` rows.
 */
export function normaliseInputGradient(
  unit: i32, lane: i32, dy: usize, x: usize, y: usize, statistics: usize, gamma: usize, sums: usize, dx: usize,
  scratch: usize, scratchBytes: i32, rows: i32, channels: i32, perUnit: i32, relu: i32, epsilon: f32,
): void {
  const row = bytes(channels);
  const root = scratch + ((lane * scratchBytes) as usize);
  for (let c: usize = 0; c < row; c += 16) v128.store(root + c, inverseRoot(statistics + row + c, epsilon));
  const dropped = relu ? i32x4.splat(-1) : i32x4.splat(0);
  const share = f32x4.splat((1.0 as f32) / (rows as f32));
  const first = ((unit * perUnit) as usize) * row;
  const end = (min((unit + 1) * perUnit, rows) as usize) * row;
  for (let at = first; at < end; at += row) {
    for (let c: usize = 0; c < row; c += 16) {
      const d = passed(dy + at + c, y + at + c, dropped);
      const r = v128.load(root + c);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + at + c), v128.load(statistics + c)), r);
      const mean = f32x4.mul(multiplyAdd(normal, v128.load(sums + c), v128.load(sums + row + c)), share);
      v128.store(dx + at + c, f32x4.mul(f32x4.mul(v128.load(gamma + c), r), f32x4.sub(d, mean)));
    }
  }
}

/** 1/√(σ² + ε) of four channels. */
@inline
function inverseRoot(variance: usize, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(v128.load(variance), f32x4.splat(epsilon))));
}

/** ∂y, or zero where ReLU let nothing through. */
@inline
export function passed(dy: usize, y: usize, dropped: v128): v128 {
  return v128.andnot(v128.load(dy), v128.and(f32x4.le(v128.load(y), f32x4.splat(0)), dropped));
}
