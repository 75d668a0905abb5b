import * as tf from '@tensorflow/tfjs-core';
import { fitInputs, padChannels } from '../conv2d/channels.ts';
import { conv2d } from '../conv2d/conv2d.ts';
import { sameGeometry, type ConvGeometry } from '../conv2d/geometry.ts';
import { convForward } from '../conv2d/forwardProgram.ts';
import { defineKernel } from '../program/kernel.ts';
import { release } from '../program/program.ts';
import { batchNormEvaluation, type BatchNormOptions } from './batchNorm.ts';
import { affineOf } from './programs.ts';

interface Attributes extends BatchNormOptions {
  readonly geometry: ConvGeometry;
}

const fused = defineKernel<'x' | 'filter' | 'gamma' | 'beta' | 'statistics', Attributes>({
  name: 'ConvNormalised',
  webgpu: ({ x, filter, gamma, beta, statistics }, { geometry, epsilon, relu }) => {
    const affine = affineOf(statistics, gamma, beta, epsilon);
    const y = convForward(x, filter, geometry, { affine, relu });
    release(affine);
    return [y];
  },
});

/**
 * A convolution and the batch normalisation after it with fixed statistics, as in evaluation, in one pass over the
 * picture: the normalisation is a factor and a summand a channel, which the convolution applies to its sums.
 *
 * @param x [batch, height, width, inputs]
 * @param filter [kernel, kernel, inputs, outputs]
 * @param normalisation gamma and beta [outputs], statistics [2, outputs]: running mean and variance
 * @returns [batch, ⌈height/stride⌉, ⌈width/stride⌉, outputs]
 */
export function convNormalised(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  stride: 1 | 2,
  { gamma, beta, statistics }: { gamma: tf.Tensor1D; beta: tf.Tensor1D; statistics: tf.Tensor2D },
  options: BatchNormOptions,
): tf.Tensor4D {
  if (!fused.runs() || filter.shape[3] % 4 !== 0) {
    return batchNormEvaluation(conv2d(x, filter, stride), gamma, beta, statistics, options);
  }
  return tf.tidy(() => {
    const xFitted = padChannels(x, 3, -x.shape[3] & 3);
    const fitted = filter.shape[2] < 4 ? filter : fitInputs(filter)[0];
    const geometry = sameGeometry(xFitted.shape, fitted.shape, stride);
    const inputs = { x: xFitted, filter: fitted, gamma, beta, statistics };
    return fused(inputs, { geometry, ...options })[0] as tf.Tensor4D;
  });
}
