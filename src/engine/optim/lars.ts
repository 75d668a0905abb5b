import type * as tf from '@tensorflow/tfjs-core';
import type { ArrayTable } from '../kernels/lars/arrayTable.ts';
import { larsUpdate } from '../kernels/lars/lars.ts';

export interface LarsOptions {
  readonly learningRate: number;
  /** μ */
  readonly momentum: number;
  /** λ, coupled: it is added to the gradient before the norm is taken. */
  readonly weightDecay: number;
  /** The length of a step, relative to the weights', at a learning rate of 1 and without momentum. */
  readonly trustCoefficient: number;
}

/**
 * LARS, layer-wise adaptive rate scaling: SGD with momentum whose step is as long, in every array, as the array's
 * own length allows, so that a large batch may go with a large learning rate:
 *
 *     g′ = g + λ·θ,  q = trust · ‖θ‖/‖g′‖
 *     m ← μ·m + q·g′,  θ ← θ − η·m
 *
 * Arrays of one axis (biases, scales and shifts) have q = 1 and λ = 0; q is 1 too where a norm is 0.
 *
 * Source: You et al. 2017, as SimCLR (Chen et al. 2020) uses it; the learning rate stands outside the momentum, as in
 * the implementation of MoCo v3 (SimCLR's has it inside: the same as long as the rate stays).
 *
 * @param state [2, P]: θ and m as rows
 * @param gradient [P]
 * @param clip [4]; its first number multiplies the gradient
 * @param table which parameters belong together
 * @returns the new state; the caller disposes the old one
 */
export function lars(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  table: ArrayTable,
  { trustCoefficient, ...scalars }: LarsOptions,
): tf.Tensor2D {
  return larsUpdate(state, gradient, clip, table, { ...scalars, trust: trustCoefficient });
}
