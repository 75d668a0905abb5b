// Gradient of the global average pool: every pixel gets an equal share.
//
//   result[n, p, c] = dy[n, c] / pixels
//
//   dy [batch, 4·c4], result [batch, pixels, 4·c4]
//
// One thread: one vec4.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let n = index / (uniforms.c4 * uniforms.pixels);
  result[index] = dy[n * uniforms.c4 + c] / f32(uniforms.pixels);
}
