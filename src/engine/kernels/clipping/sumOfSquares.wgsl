// Sum of squares, partial sums.
//
//   result[t] = Σ over the vec4s v = t, t + threads, … of gradient[v]², each of the four lanes for itself
//
//   gradient [4·quads], result [threads, 4]
//
// Neighbouring threads read neighbouring vec4s. The four lanes are added up by factor.wgsl.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  var sum = vec4f(0.0);
  for (var v = index; v < uniforms.quads; v += uniforms.threads) { sum = fma(gradient[v], gradient[v], sum); }
  result[index] = sum;
}
