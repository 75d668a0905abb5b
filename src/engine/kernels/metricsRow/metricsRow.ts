import * as tf from '@tensorflow/tfjs-core';
import { contrastiveAccuracy } from '../../metrics/contrastiveAccuracy.ts';
import { defineKernel } from '../program/kernel.ts';
import { ONE_WORKGROUP, dispatch } from '../program/program.ts';
import metricsRowWgsl from './metricsRow.wgsl?raw';

const row = defineKernel<'loss' | 'perView' | 'clip', object>({
  name: 'MetricsRow',
  webgpu: ({ loss, perView, clip }) => [
    dispatch({
      name: 'metricsRow',
      wgsl: metricsRowWgsl,
      inputs: { loss, perView, clip },
      outputShape: [4],
      threads: ONE_WORKGROUP,
      sizes: { views: perView.shape[0] ?? 0 },
    }),
  ],
});

/**
 * The numbers that a step leaves for the log: loss, top 1, top 5, gradient norm.
 *
 * @param perView [2B, 4]; the last column is the rank of each view's positive
 * @param clip [4]; the second number is the gradient's norm
 * @returns [4]
 */
export function metricsRow(loss: tf.Scalar, perView: tf.Tensor2D, clip: tf.Tensor1D): tf.Tensor1D {
  if (row.runs()) return row({ loss, perView, clip }, {})[0] as tf.Tensor1D;
  return tf.tidy(() => {
    const ranks = tf.reshape<tf.Rank.R1>(tf.slice(perView, [0, 3], [-1, 1]), [-1]); // [2B]
    return tf.concat([tf.reshape(loss, [1]), contrastiveAccuracy(ranks), tf.slice(clip, 1, 1)]);
  });
}
