import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { cut } from '../vector/vector.ts';
import { batchStatistics, normalise, normaliseInputGradient, scaleAndShiftGradient } from './programs.ts';
import {
  wasmBatchStatistics,
  wasmNormalise,
  wasmNormaliseInputGradient,
  wasmScaleAndShiftGradient,
} from './wasm.ts';

export interface BatchNormOptions {
  /** Added to the variance, inside the root. */
  readonly epsilon: number;
  /** Whether max(0, ·) follows. */
  readonly relu: boolean;
}

export interface BatchNormOutput<T extends tf.Tensor> {
  readonly y: T;
  /** [2, channels]: mean and biased variance of the batch. Carries no gradient. */
  readonly statistics: tf.Tensor2D;
}

const scaleAndShift = defineKernel<'dy' | 'x' | 'y' | 'statistics', BatchNormOptions>({
  name: 'BatchNormScaleAndShift',
  webgpu: ({ dy, ...forward }, options) => [scaleAndShiftGradient(dy, { ...forward, ...options })],
  wasm: ({ dy, ...forward }, options) => [wasmScaleAndShiftGradient(dy, { ...forward, ...options })],
});

const inputGradient = defineKernel<'dy' | 'x' | 'y' | 'statistics' | 'gamma' | 'sums', BatchNormOptions>({
  name: 'BatchNormInputGradient',
  webgpu: ({ dy, gamma, sums, ...forward }, options) => [
    normaliseInputGradient(dy, { ...forward, ...options }, gamma, sums),
  ],
  wasm: ({ dy, gamma, sums, ...forward }, options) => [
    wasmNormaliseInputGradient(dy, { ...forward, ...options }, gamma, sums),
  ],
});

const training = defineKernel<'x' | 'gamma' | 'beta', BatchNormOptions>({
  name: 'BatchNorm',
  webgpu: ({ x, gamma, beta }, { epsilon, relu }) => {
    const statistics = batchStatistics(x);
    return [normalise(x, statistics, gamma, beta, epsilon, relu), statistics];
  },
  wasm: ({ x, gamma, beta }, options) => {
    const statistics = wasmBatchStatistics(x);
    return [wasmNormalise(x, statistics, gamma, beta, options), statistics];
  },
  gradient: {
    keeps: ['x', 'gamma'],
    keepsOutputs: true,
    of: (dy, { inputs: { x, gamma }, outputs }, options) => {
      const [y, statistics] = outputs as [tf.Tensor, tf.Tensor];
      const [sums] = scaleAndShift({ dy, x, y, statistics }, options) as [tf.Tensor]; // [2, channels]
      const [dGamma, dBeta] = cut(sums, [
        { offset: 0, shape: gamma.shape },
        { offset: gamma.size, shape: gamma.shape },
      ]) as [tf.Tensor, tf.Tensor];
      return {
        x: () => inputGradient({ dy, x, y, statistics, gamma, sums }, options)[0] as tf.Tensor,
        gamma: () => dGamma,
        beta: () => dBeta,
      };
    },
  },
});

const evaluation = defineKernel<'x' | 'gamma' | 'beta' | 'statistics', BatchNormOptions>({
  name: 'BatchNormEvaluation',
  webgpu: ({ x, statistics, gamma, beta }, { epsilon, relu }) => [
    normalise(x, statistics, gamma, beta, epsilon, relu),
  ],
  wasm: ({ x, statistics, gamma, beta }, options) => [wasmNormalise(x, statistics, gamma, beta, options)],
});

/**
 * Batch normalisation with the statistics of the batch itself, as in training, and ReLU in the same pass:
 *
 *     y = relu((x − μ)/√(σ² + ε) · γ + β),  μ and σ² over all axes but the last
 *
 * Stability: the variance is summed around the first row, so that a large mean does not swallow its digits.
 * Source: Ioffe and Szegedy 2015.
 *
 * @param x [..., channels]; channels in multiples of four are what our kernels take, others are composed
 * @param gamma [channels]
 * @param beta [channels]
 */
export function batchNorm<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  options: BatchNormOptions,
): BatchNormOutput<T> {
  if (!training.runs() || !fits(gamma)) return composed(x, gamma, beta, options);
  const [y, statistics] = training({ x, gamma, beta }, options) as [T, tf.Tensor2D];
  return { y, statistics };
}

/** Our kernels read and write four channels at a time. */
function fits({ size }: tf.Tensor): boolean {
  return size % 4 === 0;
}

/** The same from TensorFlow.js's own operations, where our kernels do not serve. */
function composed<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  { epsilon, relu }: BatchNormOptions,
): BatchNormOutput<T> {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis);
  const mean = tf.mean(x, axes); // [channels]
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), axes); // [channels]
  const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)));
  const y = tf.add(tf.mul(centred, scale), beta);
  return { y: (relu ? tf.relu(y) : y) as T, statistics: tf.stack([mean, variance]) as tf.Tensor2D };
}

/**
 * The same with given statistics, as in evaluation.
 *
 * @param statistics [2, channels]: running mean and variance
 */
export function batchNormEvaluation<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  statistics: tf.Tensor2D,
  options: BatchNormOptions,
): T {
  if (evaluation.runs() && fits(gamma)) return evaluation({ x, gamma, beta, statistics }, options)[0] as T;
  const { epsilon, relu } = options;
  return tf.tidy(() => {
    const channels = gamma.shape[0];
    const mean = tf.reshape(tf.slice(statistics, [0, 0], [1, channels]), [channels]);
    const variance = tf.reshape(tf.slice(statistics, [1, 0], [1, channels]), [channels]);
    const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon))); // [channels]
    const y = tf.add(tf.mul(x, scale), tf.sub(beta, tf.mul(mean, scale)));
    return (relu ? tf.relu(y) : y) as T;
  });
}
