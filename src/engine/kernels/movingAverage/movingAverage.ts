import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { dispatch } from '../program/program.ts';
import movingAverageWgsl from './movingAverage.wgsl?raw';

const average = defineKernel<'running' | 'batch' | 'unbiased', { readonly share: number }>({
  name: 'MovingAverage',
  webgpu: ({ running, batch, unbiased }, { share }) => [
    dispatch({
      name: 'movingAverage',
      wgsl: movingAverageWgsl,
      inputs: { running, batch, unbiased },
      outputShape: running.shape,
      threads: (running.shape[0] ?? 0) / 4,
      uniforms: { share },
    }),
  ],
});

/**
 * (1 − s)·running + s·unbiased·batch.
 *
 * @param running [n], as are the others; where our kernels run n must be a multiple of four
 * @param share s
 */
export function movingAverage(
  running: tf.Tensor1D,
  batch: tf.Tensor1D,
  unbiased: tf.Tensor1D,
  share: number,
): tf.Tensor1D {
  if (average.runs()) return average({ running, batch, unbiased }, { share })[0] as tf.Tensor1D;
  return tf.tidy(() => tf.add(tf.mul(running, 1 - share), tf.mul(tf.mul(batch, unbiased), share)));
}
