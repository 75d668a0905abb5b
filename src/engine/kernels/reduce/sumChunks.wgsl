// Sum of partial results.
//
//   result[i] = Σ over k of partial_[k, i]
//
//   partial_ [chunks, 4·threads], result [4·threads]
//
// One thread adds one vec4 over all chunks, first to last, so that the bits are the same every time.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  var sum = vec4f(0.0);
  for (var k = 0; k < uniforms.chunks; k++) { sum += partial_[k * uniforms.threads + index]; }
  result[index] = sum;
}
