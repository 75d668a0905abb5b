import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { sumChunks } from '../reduce/sumChunks.ts';
import { cut } from '../vector/vector.ts';
import { extentsOf, type GroupNormOptions } from './extents.ts';
import { gradientSums, groupInputGradient, groupStatistics, normaliseGroups } from './programs.ts';
import {
  wasmGradientSums,
  wasmGroupInputGradient,
  wasmGroupStatistics,
  wasmNormaliseGroups,
  wasmSumOfViews,
} from './wasm.ts';

/** Outputs: the sums of each view [views, 2, channels], and of all, ∂γ and ∂β [2, channels]. */
const sumsOfGradient = defineKernel<'dy' | 'x' | 'y' | 'statistics', GroupNormOptions>({
  name: 'GroupNormGradientSums',
  webgpu: ({ dy, ...forward }, options) => {
    const sums = gradientSums(dy, forward, options);
    return [sums, sumChunks(sums, sums.shape.slice(1))];
  },
  wasm: ({ dy, ...forward }, options) => {
    const sums = wasmGradientSums(dy, forward, options);
    return [sums, wasmSumOfViews(sums)];
  },
});

const inputGradient = defineKernel<'dy' | 'x' | 'y' | 'statistics' | 'gamma' | 'sums', GroupNormOptions>({
  name: 'GroupNormInputGradient',
  webgpu: ({ dy, gamma, sums, ...forward }, options) => [
    groupInputGradient(dy, forward, gamma, sums, options),
  ],
  wasm: ({ dy, gamma, sums, ...forward }, options) => [
    wasmGroupInputGradient(dy, forward, gamma, sums, options),
  ],
});

/** Outputs: y, and the statistics [views, 2, groups], which carry no gradient. */
const forward = defineKernel<'x' | 'gamma' | 'beta', GroupNormOptions>({
  name: 'GroupNorm',
  webgpu: ({ x, gamma, beta }, options) => {
    const statistics = groupStatistics(x, options.groups);
    return [normaliseGroups(x, statistics, gamma, beta, options), statistics];
  },
  wasm: ({ x, gamma, beta }, options) => {
    const statistics = wasmGroupStatistics(x, options.groups);
    return [wasmNormaliseGroups(x, statistics, gamma, beta, options), statistics];
  },
  gradient: {
    keeps: ['x', 'gamma'],
    keepsOutputs: true,
    of: (dy, { inputs: { x, gamma }, outputs }, options) => {
      const [y, statistics] = outputs as [tf.Tensor, tf.Tensor];
      const [sums, total] = sumsOfGradient({ dy, x, y, statistics }, options) as [tf.Tensor, tf.Tensor];
      const [dGamma, dBeta] = cut(total, [
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

/**
 * Group normalisation, and ReLU in the same pass:
 *
 *     y = relu((x − μ)/√(σ² + ε) · γ + β),  μ and σ² over the pixels and channels of a group of one view
 *
 * No view knows of the others, so that training and evaluation compute the same, whatever the batch. One group of a
 * vector is layer normalisation.
 *
 * Stability: the variance is summed around a value of the group itself, so that a large mean does not swallow its
 * digits. Source: Wu and He 2018, equations 1 to 7.
 *
 * @param x [n, ..., channels]; groups of channels in multiples of four are what our kernels take, others are composed
 * @param gamma [channels]
 * @param beta [channels]
 * @throws RangeError when the groups do not divide the channels
 */
export function groupNorm<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  options: GroupNormOptions,
): T {
  const perGroup = gamma.size / options.groups;
  if (!Number.isInteger(perGroup)) {
    throw new RangeError(`groupNorm: ${options.groups} groups do not divide ${gamma.size} channels`);
  }
  if (!forward.runs() || perGroup % 4 !== 0) return composed(x, gamma, beta, options);
  return forward({ x, gamma, beta }, options)[0] as T;
}

/** The same from TensorFlow.js's own operations, where our kernels do not serve. */
function composed<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  { groups, epsilon, relu }: GroupNormOptions,
): T {
  return tf.tidy(() => {
    const { views, pixels, channels } = extentsOf(x);
    const grouped = tf.reshape(x, [views, pixels, groups, channels / groups]);
    const centred = tf.sub(grouped, tf.mean(grouped, [1, 3], true));
    const variance = tf.mean(tf.square(centred), [1, 3], true); // [views, 1, groups, 1]
    const normal = tf.reshape(tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon))), x.shape);
    const y = tf.add(tf.mul(normal, gamma), beta);
    return (relu ? tf.relu(y) : y) as T;
  });
}
