/** a·b + c, with two roundings: plain SIMD has no fused form, and its bits are the same on every machine. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Bytes of so many float32. */
@inline
export function bytes(floats: i32): usize {
  return (floats as usize) << 2;
}
