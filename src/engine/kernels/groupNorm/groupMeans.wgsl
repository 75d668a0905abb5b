// Means over a group that its input gradient needs.
//
//   result[n, i, g] = 1/count · Σ over the channels c of group g of γ[c] · sums[n, i, c]
//
//   sums [views, 2, 4·c4] holds Σ d·x̂ and Σ d over pixels; gamma [4·c4]; result [views, 2, groups], number by number;
//   count = pixels · channels of a group; group4 is a group's channels / 4
//
// One thread: one number.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let groups = uniforms.c4 / uniforms.group4;
  let first = index % groups * uniforms.group4;
  let row = index / groups * uniforms.c4;
  var sum = vec4f(0.0);
  for (var c = first; c < first + uniforms.group4; c++) { sum = fma(gamma[c], sums[row + c], sum); }
  result[index] = dot(sum, vec4f(1.0)) / f32(4 * uniforms.group4 * uniforms.pixels);
}
