import type { Moments } from './moments.ts';

/** Power iterations: enough for axes that differ by a percent, and cheap since they start from the last map. */
const ITERATIONS = 60;

/** Two directions in the space of h, orthonormal, and the mean that is subtracted first. */
export interface Plane {
  readonly mean: Float64Array;
  /** [2, d] */
  readonly axes: readonly [Float64Array, Float64Array];
}

/**
 * The plane of largest variance: mean and first two principal axes, by power iteration on the covariance. The
 * start is the plane of the last map where there is one, so that axes of nearly equal variance do not swap from
 * map to map.
 *
 * @param moments of rows [n, d]
 */
export function principalPlane(moments: Moments, d: number, start: Plane | null): Plane {
  const covariance = moments.covariance();
  const axes = start?.axes ?? [unit(d, 0), unit(d, 1)];
  const first = dominantAxis(covariance, d, axes[0], null);
  const second = dominantAxis(covariance, d, axes[1], first);
  return { mean: moments.mean(), axes: [first, second] };
}

/**
 * Coordinates in the plane. [n, d] → [n, 2]
 */
export function projectRows(rows: Float32Array, d: number, { mean, axes }: Plane): Float32Array<ArrayBuffer> {
  const n = rows.length / d;
  const [first, second] = axes;
  const out = new Float32Array(n * 2);
  for (let row = 0, at = 0; row < n; row++) {
    let x = 0;
    let y = 0;
    for (let k = 0; k < d; k++, at++) {
      const centred = rows[at]! - mean[k]!;
      x += centred * first[k]!;
      y += centred * second[k]!;
    }
    out[row * 2] = x;
    out[row * 2 + 1] = y;
  }
  return out;
}

/** Rows scaled to unit length, in place: the map shows the geometry in which likeness is measured. */
export function normaliseLength(rows: Float32Array, d: number): void {
  for (let at = 0; at < rows.length; at += d) {
    let squares = 1e-24;
    for (let k = at; k < at + d; k++) squares += (rows[k] ?? 0) ** 2;
    const scale = 1 / Math.sqrt(squares);
    for (let k = at; k < at + d; k++) rows[k] = (rows[k] ?? 0) * scale;
  }
}

/** Power iteration, kept at right angles to `other`. */
function dominantAxis(
  covariance: Float64Array,
  d: number,
  start: Float64Array,
  other: Float64Array | null,
): Float64Array {
  // A little of every direction, so that no start lies exactly at right angles to the axis sought.
  let axis: Float64Array = start.map((value, k) => value + 1e-3 * Math.cos(k + 1));
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = new Float64Array(d);
    for (let i = 0; i < d; i++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (covariance[i * d + j] ?? 0) * (axis[j] ?? 0);
      next[i] = sum;
    }
    if (other !== null) removeComponent(next, other);
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    // All rows equal: any axis is as good as another.
    if (length < 1e-30) return other === null ? unit(d, 0) : orthogonalTo(other);
    axis = next.map((value) => value / length);
  }
  return axis;
}

function removeComponent(vector: Float64Array, along: Float64Array): void {
  const share = vector.reduce((sum, value, k) => sum + value * (along[k] ?? 0), 0);
  for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] ?? 0) - share * (along[k] ?? 0);
}

function unit(d: number, at: number): Float64Array {
  const vector = new Float64Array(d);
  vector[at % d] = 1;
  return vector;
}

function orthogonalTo(vector: Float64Array): Float64Array {
  const largest = vector.reduce(
    (best, value, k) => (Math.abs(value) > Math.abs(vector[best] ?? 0) ? k : best),
    0,
  );
  const other = unit(vector.length, largest + 1);
  removeComponent(other, vector);
  const length = Math.sqrt(other.reduce((sum, value) => sum + value * value, 0));
  return other.map((value) => value / Math.max(length, 1e-12));
}
