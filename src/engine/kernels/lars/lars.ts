import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { ONE_WORKGROUP, dispatch, release } from '../program/program.ts';
import type { ArrayTable } from './arrayTable.ts';
import normsWgsl from './norms.wgsl?raw';
import ratiosWgsl from './ratios.wgsl?raw';
import updateWgsl from './update.wgsl?raw';

export interface LarsScalars {
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
  /** Trust coefficient. */
  readonly trust: number;
}

const update = defineKernel<'state' | 'gradient' | 'clip' | 'arrayOf' | 'chunks' | 'arrays', LarsScalars>({
  name: 'Lars',
  webgpu: ({ state, gradient, clip, arrayOf, chunks, arrays }, scalars) => {
    const { learningRate, momentum, weightDecay, trust } = scalars;
    const partial = dispatch({
      name: 'larsNorms',
      wgsl: normsWgsl,
      inputs: { state_: state, gradient, clip, chunks },
      outputShape: chunks.shape,
      threads: chunks.shape[0] ?? 0,
      uniforms: { weightDecay },
    });
    const ratios = dispatch({
      name: 'larsRatios',
      wgsl: ratiosWgsl,
      inputs: { arrays, partial_: partial },
      outputShape: arrays.shape,
      threads: (arrays.shape[0] ?? 0) * ONE_WORKGROUP,
      uniforms: { weightDecay, trust },
    });
    const next = dispatch({
      name: 'larsUpdate',
      wgsl: updateWgsl,
      inputs: { state_: state, gradient, clip, arrayOf, ratios },
      outputShape: state.shape,
      threads: (state.shape[1] ?? 0) / 4,
      uniforms: { learningRate, momentum },
    });
    release(partial, ratios);
    return [next];
  },
});

/**
 * One update of all parameters in three dispatches; `optim/lars.ts` has the equation.
 *
 * @param state [2, P]: θ, m; P a multiple of four
 * @param gradient [P]
 * @param clip [4]; its first number multiplies the gradient
 * @param table which parameters belong together
 * @returns the new state [2, P]
 */
export function larsUpdate(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  table: ArrayTable,
  scalars: LarsScalars,
): tf.Tensor2D {
  if (!update.runs()) return composed(state, gradient, clip, table, scalars);
  const { arrayOf, chunks, arrays } = table;
  return update({ state, gradient, clip, arrayOf, chunks, arrays }, scalars)[0] as tf.Tensor2D;
}

/** The obvious twin, array by array, which also serves backends on which our WGSL does not run. */
function composed(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  { slots }: ArrayTable,
  { learningRate, momentum, weightDecay, trust }: LarsScalars,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [theta, m] = tf.unstack(state) as [tf.Tensor1D, tf.Tensor1D]; // [P] each
    const clipped = tf.mul<tf.Tensor1D>(gradient, tf.slice(clip, [0], [1])); // [P]
    const pieces = slots.map(({ offset, size, adapted }) => {
      const own = tf.slice(clipped, offset, size); // [size]
      if (!adapted) return own;
      const weights = tf.slice(theta, offset, size); // [size]
      const g = tf.add<tf.Tensor1D>(own, tf.mul(weights, weightDecay)); // [size]
      const [weightNorm, gNorm] = [tf.norm(weights), tf.norm(g)];
      const known = tf.logicalAnd(tf.greater(weightNorm, 0), tf.greater(gNorm, 0));
      return tf.mul(g, tf.where(known, tf.div(tf.mul(weightNorm, trust), gNorm), 1));
    });
    const end = slots.reduce((sum, { size }) => sum + size, 0);
    const missing = tf.slice(clipped, end, theta.size - end); // what fills the vector up
    const nextM = tf.add(tf.mul(m, momentum), tf.concat([...pieces, missing]));
    return tf.stack([tf.sub(theta, tf.mul(nextM, learningRate)), nextM]) as tf.Tensor2D;
  });
}
