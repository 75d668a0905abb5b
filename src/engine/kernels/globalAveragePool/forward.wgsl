// Global average pool.
//
//   result[n, c] = 1/pixels · Σ over p of x[n, p, c]
//
//   x [batch, pixels, 4·c4], result [batch, 4·c4]
//
// One thread: one vec4 of channels of one example, first pixel to last. Neighbouring threads read neighbouring
// channels. No tree and no barrier: batch · channels threads are enough to fill a GPU.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let n = index / uniforms.c4;
  var sum = vec4f(0.0);
  for (var p = 0; p < uniforms.pixels; p++) { sum += x[(n * uniforms.pixels + p) * uniforms.c4 + c]; }
  result[index] = sum / f32(uniforms.pixels);
}
