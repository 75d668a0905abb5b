import type * as tf from '@tensorflow/tfjs-core';
import { sgdUpdate } from '../kernels/sgd/sgd.ts';

export interface SgdOptions {
  readonly learningRate: number;
  /** μ */
  readonly momentum: number;
  /** λ, coupled: it is added to the gradient, of biases and scales too. */
  readonly weightDecay: number;
}

/**
 * Stochastic gradient descent with momentum:
 *
 *     m ← μ·m + g + λ·θ,  θ ← θ − η·m
 *
 * Source: Polyak 1964; the learning rate stands outside the momentum and there is no dampening, as in PyTorch.
 *
 * @param state [2, P]: θ and m as rows
 * @param gradient [P]
 * @param clip [4]; its first number multiplies the gradient
 * @returns the new state; the caller disposes the old one
 */
export function sgd(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  options: SgdOptions,
): tf.Tensor2D {
  return sgdUpdate(state, gradient, clip, { ...options });
}
