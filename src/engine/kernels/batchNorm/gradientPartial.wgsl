// Gradients of scale and shift, partial sums.
//
//   d[r, c] = dy[r, c], or 0 where relu is 1 and y[r, c] ≤ 0
//   result[g, 0, c] = Σ over the rows r of group g of d · x̂,  x̂ = (x − μ)/√(σ² + ε)
//   result[g, 1, c] = Σ over the rows r of group g of d
//
//   dy, x, y [rows, 4·c4]; statistics [2, 4·c4]; result [groups, 2, 4·c4]
//
// One thread: one vec4 of channels of one group. The sums are made into ∂γ and ∂β by sumChunks.wgsl.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let g = index / uniforms.c4;
  let mean = statistics[c];
  let root = inverseSqrt(statistics[uniforms.c4 + c] + vec4f(uniforms.epsilon));
  var dGamma = vec4f(0.0);
  var dBeta = vec4f(0.0);
  for (var r = g; r < uniforms.rows; r += uniforms.groups) {
    let at = r * uniforms.c4 + c;
    let d = select(dy[at], vec4f(0.0), (y[at] <= vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
    dBeta += d;
    dGamma = fma(d, (x[at] - mean) * root, dGamma);
  }
  result[(g * 2) * uniforms.c4 + c] = dGamma;
  result[(g * 2 + 1) * uniforms.c4 + c] = dBeta;
}
