// Batch statistics from partial sums.
//
//   result[0, c] = mean of x[:, c]
//   result[1, c] = biased variance of x[:, c]
//
//   x [rows, 4·c4] (its first row is the shift), partial_ [groups, 2, 4·c4], result [2, 4·c4]
//
// One thread: one vec4 of channels.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  var sum = vec4f(0.0);
  var squares = vec4f(0.0);
  for (var g = 0; g < uniforms.groups; g++) {
    sum += partial_[(g * 2) * uniforms.c4 + index];
    squares += partial_[(g * 2 + 1) * uniforms.c4 + index];
  }
  let mean = sum / f32(uniforms.rows);
  result[index] = x[index] + mean;
  // Rounding may leave a little less than zero; max would turn NaN into 0 and hide it, so choose by comparison.
  let variance = squares / f32(uniforms.rows) - mean * mean;
  result[uniforms.c4 + index] = select(variance, vec4f(0.0), variance < vec4f(0.0));
}
