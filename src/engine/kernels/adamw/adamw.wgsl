// AdamW, all parameters of a network in one dispatch.
//
//   g  = gradient · clip
//   m′ = β₁·m + (1 − β₁)·g
//   v′ = β₂·v + (1 − β₂)·g²
//   θ′ = decay·θ − rate · m′ / (√v′ · root + ε),  decay = 1 − η·λ, rate = η/(1 − β₁ᵗ), root = 1/√(1 − β₂ᵗ)
//
//   state_, result [3, 4·threads]: θ, m and v, one after the other; gradient [4·threads]
//   clip [4]: its first number is the factor that clips the gradient's global norm
//
// One thread: four parameters.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let g = gradient[index] * clip[0].x;
  let m = fma(vec4f(uniforms.beta1), state_[uniforms.threads + index] - g, g);
  let v = fma(vec4f(uniforms.beta2), state_[2 * uniforms.threads + index] - g * g, g * g);
  let update = m / (sqrt(v) * uniforms.root + uniforms.epsilon);
  result[index] = uniforms.decay * state_[index] - uniforms.rate * update;
  result[uniforms.threads + index] = m;
  result[2 * uniforms.threads + index] = v;
}
