// Group statistics, partial sums a channel.
//
//   result[k, n, 0, c] = Σ over the pixels p of chunk k of (x[n, p, c] − s)
//   result[k, n, 1, c] = Σ over the pixels p of chunk k of (x[n, p, c] − s)²
//
//   x [views, pixels, 4·c4], result [chunks, views, 2, 4·c4]; group4 is a group's channels / 4
//
// s is the group's first value: the variance is E[(x − s)²] − (E[x − s])², which loses its digits when s is far from
// the mean, and a draw from the distribution itself lies within a few σ of it. One thread: one vec4 of channels of
// one view and chunk; pixels of neighbouring chunks are neighbours.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let n = index / uniforms.c4 % uniforms.views;
  let k = index / uniforms.c4 / uniforms.views;
  let view = n * uniforms.pixels * uniforms.c4;
  let shift = x[view + c / uniforms.group4 * uniforms.group4].x;
  var sum = vec4f(0.0);
  var squares = vec4f(0.0);
  for (var p = k; p < uniforms.pixels; p += uniforms.chunks) {
    let d = x[view + p * uniforms.c4 + c] - shift;
    sum += d;
    squares = fma(d, d, squares);
  }
  let at = (k * uniforms.views + n) * 2 * uniforms.c4 + c;
  result[at] = sum;
  result[at + uniforms.c4] = squares;
}
