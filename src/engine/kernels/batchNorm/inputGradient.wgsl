// Input gradient of batch normalisation and ReLU.
//
//   result[r, c] = γ/√(σ² + ε) · (d − ∂β/rows − x̂ · ∂γ/rows),  d = dy where y > 0 (everywhere where relu is 0)
//
//   dy, x, y, result [rows, 4·c4]; statistics [2, 4·c4]; gamma [4·c4]; sums [2, 4·c4] holds ∂γ and ∂β
//
// The two sums are there because μ and σ² depend on every x. One thread: one vec4.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let root = inverseSqrt(statistics[uniforms.c4 + c] + vec4f(uniforms.epsilon));
  let normal = (x[index] - statistics[c]) * root;
  let d = select(dy[index], vec4f(0.0), (y[index] <= vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
  let mean = (sums[uniforms.c4 + c] + normal * sums[c]) / f32(uniforms.rows);
  result[index] = gamma[c] * root * (d - mean);
}
