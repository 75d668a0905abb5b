// Batch normalisation with fixed statistics as one multiplication and one addition a channel.
//
//   result[0, c] = γ[c] / √(σ²[c] + ε)
//   result[1, c] = β[c] − μ[c] · result[0, c]
//
//   statistics [2, 4·c4] holds μ and σ²; gamma, beta [4·c4]; result [2, 4·c4]
//
// One thread: one vec4 of channels.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let scale = gamma[index] * inverseSqrt(statistics[uniforms.threads + index] + vec4f(uniforms.epsilon));
  result[index] = scale;
  result[uniforms.threads + index] = beta[index] - statistics[index] * scale;
}
