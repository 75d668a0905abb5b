import * as tf from '@tensorflow/tfjs-core';
import type { Similarity } from '../../core/settings.ts';
import { product } from '../kernels/product/product.ts';
import type { Comparison } from './comparison.ts';

/** Added under the root of a norm: the gradient of √x at 0 is infinite, and a zero vector would give NaN. */
export const NORM_EPSILON = 1e-12;

/**
 * Rows whose dot products are the similarities: for cosine, rows scaled to unit length, z/√(Σz² + ε).
 *
 * @param z [n, d]
 * @returns [n, d]
 */
export function similarityRows(z: tf.Tensor2D, similarity: Similarity): tf.Tensor2D {
  if (similarity === 'dot') return z;
  const squares = tf.sum(tf.square(z), 1, true); // [n, 1]
  return tf.mul(z, tf.rsqrt(tf.add(squares, NORM_EPSILON)));
}

/** Similarities of anchors, divided by the temperature. */
export interface Logits {
  /** [n]: s⁺/τ, of each anchor and its positive. */
  readonly positive: tf.Tensor1D;
  /** [n, m]: s⁻/τ, of each anchor and every candidate; −10⁹ added where that is no negative. */
  readonly negatives: tf.Tensor2D;
}

/** @param sharpness τ⁻¹ > 0, a number or, where it is learned, a tensor of one */
export function logitsOf(
  { anchors, positives, others, queued, mask }: Comparison,
  sharpness: number | tf.Tensor,
): Logits {
  const scaled = tf.mul<tf.Tensor2D>(anchors, sharpness); // [n, d]
  const positive = tf.sum<tf.Tensor1D>(tf.mul(scaled, positives), 1); // [n]
  const inBatch = product(scaled, tf.transpose(others)); // [n, b]
  const all = queued === null ? inBatch : tf.concat([inBatch, product(scaled, tf.transpose(queued))], 1); // [n, b + Q]
  return { positive, negatives: tf.add(all, mask) };
}
