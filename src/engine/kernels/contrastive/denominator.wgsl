// Denominators of all views from those of their chunks.
//
//   maximum = max over the chunks, sum = Σ over the chunks k of sumₖ · exp(maximumₖ − maximum)
//   result[i] = (maximum, log sum, positive, rank of the positive)
//
//   partial_ [chunks, views, 4] by denominatorPartial.wgsl, result [views, 4]
//
// The log-sum-exp is maximum + log sum. It stays in two parts: next to logits of 10⁹ a float has no digits left
// for the second. One thread: one view, first chunk to last, so that the bits are the same every time.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  var maximum = partial_[index].x;
  for (var k = 1; k < uniforms.chunks; k++) { maximum = max(maximum, partial_[k * uniforms.threads + index].x); }
  var sum = 0.0;
  var rank = 0.0;
  for (var k = 0; k < uniforms.chunks; k++) {
    let part = partial_[k * uniforms.threads + index];
    sum = fma(part.y, exp(part.x - maximum), sum);
    rank += part.w;
  }
  result[index] = vec4f(maximum, log(sum), partial_[index].z, rank);
}
