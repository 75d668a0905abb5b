// Group statistics from partial sums.
//
//   result[n, 0, g] = mean of x[n, :, channels of g]
//   result[n, 1, g] = biased variance of x[n, :, channels of g]
//
//   x [views, pixels, 4·c4] (the group's first value is the shift), partial_ [chunks, views, 2, 4·c4],
//   result [views, 2, groups], number by number; group4 is a group's channels / 4
//
// One thread: one group of one view.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let groups = uniforms.c4 / uniforms.group4;
  let n = index / groups;
  let g = index % groups;
  var sum = vec4f(0.0);
  var squares = vec4f(0.0);
  for (var k = 0; k < uniforms.chunks; k++) {
    let at = (k * uniforms.views + n) * 2 * uniforms.c4 + g * uniforms.group4;
    for (var c = 0; c < uniforms.group4; c++) {
      sum += partial_[at + c];
      squares += partial_[at + uniforms.c4 + c];
    }
  }
  let count = f32(4 * uniforms.group4 * uniforms.pixels);
  let mean = dot(sum, vec4f(1.0)) / count;
  let shift = x[n * uniforms.pixels * uniforms.c4 + g * uniforms.group4].x;
  result[2 * n * groups + g] = shift + mean;
  // Rounding may leave a little less than zero; max would turn NaN into 0 and hide it, so choose by comparison.
  let variance = dot(squares, vec4f(1.0)) / count - mean * mean;
  result[(2 * n + 1) * groups + g] = select(variance, 0.0, variance < 0.0);
}
