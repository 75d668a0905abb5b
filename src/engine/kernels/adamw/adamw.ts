import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { dispatch } from '../program/program.ts';
import { machine } from '../../wasm/machine.ts';
import adamwWgsl from './adamw.wgsl?raw';

/** The numbers of one update, bias corrections included. */
export interface AdamWScalars {
  readonly decay: number;
  readonly rate: number;
  readonly root: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Parameters that one thread updates at a time on WebAssembly; a multiple of four. */
const PARAMETERS_A_UNIT = 16_384;

const update = defineKernel<'state' | 'gradient' | 'clip', AdamWScalars>({
  name: 'AdamW',
  webgpu: ({ state, gradient, clip }, scalars) => [
    dispatch({
      name: 'adamw',
      wgsl: adamwWgsl,
      inputs: { state_: state, gradient, clip },
      outputShape: state.shape,
      threads: (state.shape[1] ?? 0) / 4,
      uniforms: { ...scalars },
    }),
  ],
  wasm: ({ state, gradient, clip }, { decay, rate, root, beta1, beta2, epsilon }) => {
    const wasm = machine();
    const next = wasm.output(state.shape);
    const parameters = state.shape[1] ?? 0;
    const addresses = [state, gradient, clip, next].map((tensor) => wasm.pointer(tensor));
    const scalars = [decay, rate, root, beta1, beta2, epsilon];
    wasm.run('adamw', Math.ceil(parameters / PARAMETERS_A_UNIT), [
      ...addresses,
      parameters,
      PARAMETERS_A_UNIT,
      ...scalars,
    ]);
    return [next];
  },
});

/**
 * One update of all parameters; `optim/adamw.ts` has the equation.
 *
 * @param state [3, P]: θ, m, v; P a multiple of four
 * @param gradient [P]
 * @param clip [4]; its first number multiplies the gradient
 * @returns the new state [3, P]
 */
export function adamwUpdate(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  scalars: AdamWScalars,
): tf.Tensor2D {
  if (update.runs()) return update({ state, gradient, clip }, scalars)[0] as tf.Tensor2D;
  return composed(state, gradient, clip, scalars);
}

/** The obvious twin, which also serves backends without our kernels. */
function composed(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  { decay, rate, root, beta1, beta2, epsilon }: AdamWScalars,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [theta, m, v] = tf.unstack(state) as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D]; // [P] each
    const g = tf.mul(gradient, tf.slice(clip, [0], [1])); // [P]
    const nextM = tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1));
    const nextV = tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2));
    const move = tf.div(nextM, tf.add(tf.mul(tf.sqrt(nextV), root), epsilon));
    const next = tf.sub(tf.mul(theta, decay), tf.mul(move, rate));
    return tf.stack([next, nextM, nextV]) as tf.Tensor2D;
  });
}
