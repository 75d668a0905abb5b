// Batch statistics, partial sums.
//
//   result[g, 0, c] = Σ over the rows r of group g of (x[r, c] − x[0, c])
//   result[g, 1, c] = Σ over the rows r of group g of (x[r, c] − x[0, c])²
//
//   x [rows, 4·c4], result [groups, 2, 4·c4]
//
// The variance is E[(x − k)²] − (E[x − k])², which is exact for any k but loses all its digits when k is far from
// the mean. The first row is a draw from the distribution itself, so that it lies within a few σ of the mean.
//
// One thread: one vec4 of channels of one group. Rows of neighbouring groups are neighbours, so that the loads of
// neighbouring threads are too.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let g = index / uniforms.c4;
  let shift = x[c];
  var sum = vec4f(0.0);
  var squares = vec4f(0.0);
  for (var r = g; r < uniforms.rows; r += uniforms.groups) {
    let d = x[r * uniforms.c4 + c] - shift;
    sum += d;
    squares = fma(d, d, squares);
  }
  result[(g * 2) * uniforms.c4 + c] = sum;
  result[(g * 2 + 1) * uniforms.c4 + c] = squares;
}
