import { passed } from './batchNorm';
import { bytes } from './multiplyAdd';

/** y[i] = relu(a[i] + b[i]), by comparison, so that NaN stays NaN; size a multiple of four. One unit: `perUnit` numbers. */
export function addRelu(
  unit: i32, lane: i32, a: usize, b: usize, y: usize, size: i32, perUnit: i32,
): void {
  const zero = f32x4.splat(0);
  const end = bytes(min((unit + 1) * perUnit, size));
  for (let at = bytes(unit * perUnit); at < end; at += 16) {
    const sum = f32x4.add(v128.load(a + at), v128.load(b + at));
    v128.store(y + at, v128.andnot(sum, f32x4.lt(sum, zero)));
  }
}

/** ∂a[i] = ∂b[i] = ∂y[i] where y[i] > 0, else 0. One unit: `perUnit` numbers. */
export function addReluGradient(
  unit: i32, lane: i32, dy: usize, y: usize, dx: usize, size: i32, perUnit: i32,
): void {
  const dropped = i32x4.splat(-1);
  const end = bytes(min((unit + 1) * perUnit, size));
  for (let at = bytes(unit * perUnit); at < end; at += 16) v128.store(dx + at, passed(dy + at, y + at, dropped));
}
