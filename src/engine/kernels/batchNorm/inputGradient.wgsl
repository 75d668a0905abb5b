// Input gradient of batch normalisation and ReLU.
//
//   result[r, c] = γ/√(σ² + ε) · (d − ∂β/ROWS − x̂ · ∂γ/ROWS),  d = dy where y > 0 (everywhere where RELU is 0)
//
//   dy, x, y, result [ROWS, 4·C4]; statistics [2, 4·C4]; gamma [4·C4]; sums [2, 4·C4] holds ∂γ and ∂β
//
// The two sums are there because μ and σ² depend on every x. One thread: one vec4.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % C4;
  let root = inverseSqrt(statistics[C4 + c] + vec4f(uniforms.epsilon));
  let normal = (x[index] - statistics[c]) * root;
  let d = select(dy[index], vec4f(0.0), (y[index] <= vec4f(0.0)) & vec4<bool>(RELU == 1));
  let mean = (sums[C4 + c] + normal * sums[c]) / f32(ROWS);
  result[index] = gamma[c] * root * (d - mean);
}
