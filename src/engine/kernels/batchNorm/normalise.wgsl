// Normalisation, scale, shift and ReLU in one pass.
//
//   result[r, c] = relu((x[r, c] − μ[c]) / √(σ²[c] + ε) · γ[c] + β[c]),  relu only where relu is 1
//
//   x, result [rows, 4·c4]; statistics [2, 4·c4] holds μ and σ²; gamma, beta [4·c4]
//
// One thread: one vec4. ReLU by comparison, since max(NaN, 0) may be 0 and would hide a broken network.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let scale = gamma[c] * inverseSqrt(statistics[uniforms.c4 + c] + vec4f(uniforms.epsilon));
  let y = fma(x[index] - statistics[c], scale, beta[c]);
  result[index] = select(y, vec4f(0.0), (y < vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
}
