import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { ONE_WORKGROUP, dispatch, release } from '../program/program.ts';
import factorWgsl from './factor.wgsl?raw';
import sumOfSquaresWgsl from './sumOfSquares.wgsl?raw';

/** Enough threads to fill a GPU, few enough partial sums for one workgroup to add up. */
const MOST_PARTS = 4096;

export interface ClippingScalars {
  readonly limit: number;
  /** Keeps the division finite when the gradient is zero. */
  readonly epsilon: number;
}

const clip = defineKernel<'gradient', ClippingScalars>({
  name: 'Clipping',
  webgpu: ({ gradient }, { limit, epsilon }) => {
    const quads = (gradient.shape[0] ?? 0) / 4;
    const parts = Math.min(MOST_PARTS, quads);
    const partial = dispatch({
      name: 'sumOfSquares',
      wgsl: sumOfSquaresWgsl,
      inputs: { gradient },
      outputShape: [parts, 4],
      threads: parts,
      sizes: { quads },
    });
    const factor = dispatch({
      name: 'clippingFactor',
      wgsl: factorWgsl,
      inputs: { partial_: partial },
      outputShape: [4],
      threads: ONE_WORKGROUP,
      sizes: { parts },
      uniforms: { limit, epsilon },
    });
    release(partial);
    return [factor];
  },
});

/**
 * The factor that clips a gradient and the norm that it has; `optim/clipping.ts` has the equation.
 *
 * @param gradient [P], P a multiple of four
 * @returns [4]: factor, norm, 0, 0
 */
export function clippingFactor(gradient: tf.Tensor1D, scalars: ClippingScalars): tf.Tensor1D {
  if (clip.runs()) return clip({ gradient }, scalars)[0] as tf.Tensor1D;
  return composed(gradient, scalars);
}

/** The obvious twin, which also serves backends on which our WGSL does not run. */
function composed(gradient: tf.Tensor1D, { limit, epsilon }: ClippingScalars): tf.Tensor1D {
  return tf.tidy(() => {
    const norm = tf.sqrt(tf.sum<tf.Scalar>(tf.square(gradient)));
    const factor = tf.minimum<tf.Scalar>(tf.div(limit, tf.add(norm, epsilon)), 1);
    return tf.stack([factor, norm, 0, 0]) as tf.Tensor1D;
  });
}
