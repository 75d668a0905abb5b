/** A rotation or reflection of the plane with a scale: (x, y) → (a·x + b·y, c·x + d·y). */
export interface PlaneMap {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/**
 * Orthogonal Procrustes in the plane: the rotation, or reflection where that fits better, that lays `moving`
 * over `fixed` with the least sum of squared distances. Principal axes have no sign, and may swap; this
 * keeps a map from jumping when they do.
 *
 * Source: Schönemann 1966; in two dimensions the solution is closed.
 *
 * @param moving [n, 2], centred
 * @param fixed [n, 2], rows of the same photos
 */
export function procrustes(moving: ArrayLike<number>, fixed: ArrayLike<number>): PlaneMap {
  let xx = 0;
  let xy = 0;
  let yx = 0;
  let yy = 0;
  for (let at = 0; at < moving.length; at += 2) {
    const [mx, my] = [moving[at] ?? 0, moving[at + 1] ?? 0];
    const [fx, fy] = [fixed[at] ?? 0, fixed[at + 1] ?? 0];
    xx += mx * fx;
    xy += mx * fy;
    yx += my * fx;
    yy += my * fy;
  }
  const turn = Math.hypot(xx + yy, xy - yx);
  const mirror = Math.hypot(xx - yy, xy + yx);
  if (Math.max(turn, mirror) < 1e-30) return { a: 1, b: 0, c: 0, d: 1 };
  if (turn >= mirror) {
    const cos = (xx + yy) / turn;
    const sin = (xy - yx) / turn;
    return { a: cos, b: -sin, c: sin, d: cos };
  }
  const cos = (xx - yy) / mirror;
  const sin = (xy + yx) / mirror;
  return { a: cos, b: sin, c: sin, d: -cos };
}

/** Applies a map and a scale, in place. */
export function applyMap(points: Float32Array, { a, b, c, d }: PlaneMap, scale: number): void {
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    points[at] = (a * x + b * y) * scale;
    points[at + 1] = (c * x + d * y) * scale;
  }
}

/** Root-mean-square distance from the origin. */
export function rmsRadius(points: ArrayLike<number>): number {
  let squares = 0;
  for (let at = 0; at < points.length; at++) squares += (points[at] ?? 0) ** 2;
  return Math.sqrt((squares * 2) / Math.max(1, points.length));
}
