// SGD with momentum, all parameters of a network in one dispatch.
//
//   g  = gradient · clip + λ·θ
//   m′ = μ·m + g
//   θ′ = θ − η·m′
//
//   state_, result [2, 4·threads]: θ and m, one after the other; gradient [4·threads]
//   clip [4]: its first number is the factor that clips the gradient's global norm
//
// One thread: four parameters.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let theta = state_[index];
  let g = fma(vec4f(uniforms.weightDecay), theta, gradient[index] * clip[0].x);
  let m = fma(vec4f(uniforms.momentum), state_[uniforms.threads + index], g);
  result[index] = theta - uniforms.learningRate * m;
  result[uniforms.threads + index] = m;
}
