import type * as tf from '@tensorflow/tfjs-core';
import { clippingFactor } from '../kernels/clipping/clipping.ts';

/** Keeps the division finite when the gradient is zero; PyTorch's. */
const EPSILON = 1e-6;

/**
 * Clipping by the global norm: the factor that brings the whole gradient down to length `limit`, as in
 * PyTorch's `clip_grad_norm_`:
 *
 *     factor = min(1, limit/(‖g‖₂ + ε))
 *
 * Nothing is read back: the optimizer multiplies by the factor where it lies.
 *
 * @param gradient [P], all parameters' gradients one after the other; P a multiple of four
 * @returns [4]: the factor, ‖g‖₂ before clipping, and two zeros
 */
export function clipByGlobalNorm(gradient: tf.Tensor1D, limit: number): tf.Tensor1D {
  return clippingFactor(gradient, { limit, epsilon: EPSILON });
}
