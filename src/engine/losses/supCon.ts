import * as tf from '@tensorflow/tfjs-core';
import { product } from '../kernels/product/product.ts';

/**
 * Supervised contrastive loss: all views of one class are each other's positives.
 *
 *     L = 1/2B · Σᵢ −1/|P(i)| · Σ_{p ∈ P(i)} log( exp(s(zᵢ, zₚ)/τ) / Σ_{k ≠ i} exp(s(zᵢ, zₖ)/τ) )
 *
 * P(i) are the views of i's class other than i. Where every photo is a class of its own, this is NT-Xent.
 *
 * Stability: log-sum-exp subtracts the largest term; a view's similarity to itself is masked by −10⁹.
 * Source: Khosla et al. 2020, eq. 2 (the sum outside the logarithm), at base temperature τ.
 *
 * @param rows [2B, d]; dot products are similarities
 * @param sharpness τ⁻¹ > 0, a number or, where it is learned, a tensor of one
 * @param classes [2B], int32: views of equal numbers are of one class
 * @param self [2B, 2B]: −10⁹ on the diagonal, else 0
 * @returns a scalar, in nats
 */
export function supCon(
  rows: tf.Tensor2D,
  sharpness: number | tf.Tensor,
  classes: tf.Tensor1D,
  self: tf.Tensor2D,
): tf.Scalar {
  const scaled = tf.mul<tf.Tensor2D>(rows, sharpness); // [2B, d]
  const logits = product(scaled, tf.transpose(rows)); // [2B, 2B]
  const denominator = tf.logSumExp(tf.add(logits, self), 1); // [2B]
  const alike = tf.cast(tf.equal(tf.expandDims(classes, 1), classes), 'float32'); // [2B, 2B]
  const positives = tf.mul(alike, tf.cast(tf.equal(self, 0), 'float32')); // [2B, 2B], 1 for p ∈ P(i)
  const shares = tf.div(positives, tf.sum(positives, 1, true)); // [2B, 2B], 1/|P(i)| for p ∈ P(i)
  const pull = tf.sum(tf.mul(shares, logits), 1); // [2B]
  return tf.mean(tf.sub(denominator, pull));
}
