import * as tf from '@tensorflow/tfjs-core';

/** Keeps the division finite when the gradient is zero. */
const EPSILON = 1e-6;

export interface Clipping {
  /** ‖g‖₂ before clipping, a scalar. */
  readonly norm: tf.Scalar;
  /** [4], equal numbers: min(1, limit/‖g‖₂). */
  readonly scale: tf.Tensor1D;
}

/**
 * Clipping by the global norm: the factor that brings the whole gradient down to length `limit`, as in
 * PyTorch's `clip_grad_norm_`. Nothing is read back.
 *
 * @param gradient [P], all parameters' gradients one after the other
 */
export function clipByGlobalNorm(gradient: tf.Tensor1D, limit: number): Clipping {
  const norm = tf.sqrt(tf.sum<tf.Scalar>(tf.square(gradient)));
  const factor = tf.minimum(tf.div(limit, tf.add(norm, EPSILON)), 1);
  return { norm, scale: tf.mul(tf.fill([4], 1), factor) };
}
