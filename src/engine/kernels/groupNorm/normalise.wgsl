// Group normalisation, scale, shift and ReLU in one pass.
//
//   result[n, p, c] = relu((x[n, p, c] − μ[n, g]) / √(σ²[n, g] + ε) · γ[c] + β[c]),  g the group of channel c,
//   relu only where relu is 1
//
//   x, result [views, pixels, 4·c4]; statistics [views, 2, groups] holds μ and σ², number by number;
//   gamma, beta [4·c4]; group4 is a group's channels / 4
//
// One thread: one vec4. ReLU by comparison, since max(NaN, 0) may be 0 and would hide a broken network.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let n = index / uniforms.c4 / uniforms.pixels;
  let groups = uniforms.c4 / uniforms.group4;
  let at = 2 * n * groups + c / uniforms.group4;
  let scale = gamma[c] * inverseSqrt(statistics[at + groups] + uniforms.epsilon);
  let y = fma(x[index] - statistics[at], scale, beta[c]);
  result[index] = select(y, vec4f(0.0), (y < vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
}
