// LARS, all parameters of a network in one dispatch, once the trust ratios are known.
//
//   g  = gradient · clip + λ·θ
//   m′ = μ·m + ratio·g
//   θ′ = θ − η·m′
//
//   state_, result [2, 4·threads]: θ and m, one after the other; gradient [4·threads]; clip [4]
//   arrayOf [4·threads], whole numbers: the array that a parameter belongs to
//   ratios [arrays, 4] by ratios.wgsl: ratio and λ
//
// One thread: four parameters.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let a = arrayOf[index];
  // Rows: ratios, weight decays, and two that do not count.
  let own = transpose(mat4x4f(ratios[a.x], ratios[a.y], ratios[a.z], ratios[a.w]));
  let theta = state_[index];
  let g = fma(own[1], theta, gradient[index] * clip[0].x);
  let m = fma(vec4f(uniforms.momentum), state_[uniforms.threads + index], own[0] * g);
  result[index] = theta - uniforms.learningRate * m;
  result[uniforms.threads + index] = m;
}
