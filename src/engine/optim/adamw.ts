import type * as tf from '@tensorflow/tfjs-core';
import { adamwUpdate } from '../kernels/adamw/adamw.ts';

export interface AdamWOptions {
  readonly learningRate: number;
  /** λ, decoupled: it shrinks every parameter by η·λ a step, biases and scales too. */
  readonly weightDecay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * AdamW:
 *
 *     m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
 *     θ ← (1 − η·λ)·θ − η · m̂/(√v̂ + ε),  m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
 *
 * Source: Loshchilov and Hutter 2019; the order of operations is PyTorch's.
 *
 * @param state [3, P]: θ, m and v as rows
 * @param gradient [P]
 * @param clip [4]; its first number multiplies the gradient
 * @param step t, from 1
 * @returns the new state; the caller disposes the old one
 */
export function adamw(
  state: tf.Tensor2D,
  gradient: tf.Tensor1D,
  clip: tf.Tensor1D,
  step: number,
  { learningRate, weightDecay, beta1, beta2, epsilon }: AdamWOptions,
): tf.Tensor2D {
  return adamwUpdate(state, gradient, clip, {
    decay: 1 - learningRate * weightDecay,
    rate: learningRate / (1 - beta1 ** step),
    root: 1 / Math.sqrt(1 - beta2 ** step),
    beta1,
    beta2,
    epsilon,
  });
}
