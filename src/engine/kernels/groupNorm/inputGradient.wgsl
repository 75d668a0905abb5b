// Input gradient of group normalisation and ReLU.
//
//   result[n, p, c] = 1/√(σ² + ε) · (γ·d − m₁ − x̂·m₀),  d = dy where y > 0 (everywhere where relu is 0)
//
//   dy, x, y, result [views, pixels, 4·c4]; gamma [4·c4]; statistics and means [views, 2, groups], number by number:
//   μ and σ², and m₀ = mean(γ·d·x̂), m₁ = mean(γ·d) over the group; group4 is a group's channels / 4
//
// The two means are there because μ and σ² depend on every x of the group. One thread: one vec4.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let n = index / uniforms.c4 / uniforms.pixels;
  let groups = uniforms.c4 / uniforms.group4;
  let at = 2 * n * groups + c / uniforms.group4;
  let root = inverseSqrt(statistics[at + groups] + uniforms.epsilon);
  let normal = (x[index] - statistics[at]) * root;
  let d = select(dy[index], vec4f(0.0), (y[index] <= vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
  result[index] = root * (gamma[c] * d - means[at + groups] - normal * means[at]);
}
