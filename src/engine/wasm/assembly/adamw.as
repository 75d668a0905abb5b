import { bytes, multiplyAdd } from './multiplyAdd';

/**
 * AdamW, all parameters of a network in one pass.
 *
 *     g  = gradient · clip
 *     m′ = β₁·m + (1 − β₁)·g
 *     v′ = β₂·v + (1 − β₂)·g²
 *     θ′ = decay·θ − rate · m′ / (√v′ · root + ε)
 *
 * state, result [3, parameters]: θ, m and v; parameters a multiple of four. One unit: `perUnit` parameters.
 */
export function adamw(
  unit: i32, lane: i32, state: usize, gradient: usize, clip: usize, result: usize, parameters: i32, perUnit: i32,
  decay: f32, rate: f32, root: f32, beta1: f32, beta2: f32, epsilon: f32,
): void {
  const m = bytes(parameters);
  const v = bytes(2 * parameters);
  const factor = v128.load_splat<f32>(clip);
  const end = bytes(min((unit + 1) * perUnit, parameters));
  for (let at = bytes(unit * perUnit); at < end; at += 16) {
    const g = f32x4.mul(v128.load(gradient + at), factor);
    const gg = f32x4.mul(g, g);
    const nextM = multiplyAdd(f32x4.splat(beta1), f32x4.sub(v128.load(state + m + at), g), g);
    const nextV = multiplyAdd(f32x4.splat(beta2), f32x4.sub(v128.load(state + v + at), gg), gg);
    const length = multiplyAdd(f32x4.sqrt(nextV), f32x4.splat(root), f32x4.splat(epsilon));
    const move = f32x4.mul(f32x4.splat(rate), f32x4.div(nextM, length));
    const theta = f32x4.sub(f32x4.mul(f32x4.splat(decay), v128.load(state + at)), move);
    v128.store(result + at, theta);
    v128.store(result + m + at, nextM);
    v128.store(result + v + at, nextV);
  }
}
