import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { dispatch } from '../program/program.ts';
import sgdWgsl from './sgd.wgsl?raw';

export interface SgdScalars {
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
}

const update = defineKernel<'state' | 'gradient' | 'clip', SgdScalars>({
  name: 'Sgd',
  webgpu: ({ state, gradient, clip }, scalars) => [
    dispatch({
      name: 'sgd',
      wgsl: sgdWgsl,
      inputs: { state_: state, gradient, clip },
      outputShape: state.shape,
      threads: (state.shape[1] ?? 0) / 4,
      uniforms: { ...scalars },
    }),
  ],
});

/**
 * One update of all parameters; `optim/sgd.ts` has the equation.
 *
 * @param state [2, P]: θ, m; P a multiple of four
 * @param gradient [P]
 * @param clip [4]; its first number multiplies the gradient
 * @returns the new state [2, P]
 */
export function sgdUpdate(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  scalars: SgdScalars,
): tf.Tensor2D {
  if (update.runs()) return update({ state, gradient, clip }, scalars)[0] as tf.Tensor2D;
  return composed(state, gradient, clip, scalars);
}

/** The obvious twin, which also serves backends on which our WGSL does not run. */
function composed(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  { learningRate, momentum, weightDecay }: SgdScalars,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [theta, m] = tf.unstack(state) as [tf.Tensor1D, tf.Tensor1D]; // [P] each
    const g = tf.add(tf.mul(gradient, tf.slice(clip, [0], [1])), tf.mul(theta, weightDecay)); // [P]
    const nextM = tf.add(tf.mul(m, momentum), g);
    return tf.stack([tf.sub(theta, tf.mul(nextM, learningRate)), nextM]) as tf.Tensor2D;
  });
}
