import { bytes } from './multiplyAdd';

/** y[n, c] = 1/pixels · Σ over p of x[n, p, c]; channels a multiple of four. One unit: one picture. */
export function averagePool(unit: i32, lane: i32, x: usize, y: usize, pixels: i32, channels: i32): void {
  const row = bytes(channels);
  const to = y + (unit as usize) * row;
  const from = x + ((unit * pixels) as usize) * row;
  memory.copy(to, from, row);
  for (let p = 1; p < pixels; p++) {
    const at = from + (p as usize) * row;
    for (let c: usize = 0; c < row; c += 16) v128.store(to + c, f32x4.add(v128.load(to + c), v128.load(at + c)));
  }
  const count = f32x4.splat(pixels as f32);
  for (let c: usize = 0; c < row; c += 16) v128.store(to + c, f32x4.div(v128.load(to + c), count));
}

/** ∂x[n, p, c] = ∂y[n, c] / pixels. One unit: one picture. */
export function averagePoolGradient(unit: i32, lane: i32, dy: usize, dx: usize, pixels: i32, channels: i32): void {
  const row = bytes(channels);
  const from = dy + (unit as usize) * row;
  const to = dx + ((unit * pixels) as usize) * row;
  const count = f32x4.splat(pixels as f32);
  for (let c: usize = 0; c < row; c += 16) v128.store(to + c, f32x4.div(v128.load(from + c), count));
  for (let p = 1; p < pixels; p++) memory.copy(to + (p as usize) * row, to, row);
}
