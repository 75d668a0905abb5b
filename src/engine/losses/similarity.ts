import * as tf from '@tensorflow/tfjs-core';
import type { Similarity } from '../../core/settings.ts';
import { product } from '../kernels/product/product.ts';

/** Added under the root of a norm: the gradient of √x at 0 is infinite, and a zero vector would give NaN. */
export const NORM_EPSILON = 1e-12;

/** Added to similarities that must not count. −∞ would make the gradient of log-sum-exp NaN. */
const MASKED = -1e9;

/** Rows of z scaled to unit length: z/√(Σz² + ε). [n, d] → [n, d] */
function normaliseRows(z: tf.Tensor2D): tf.Tensor2D {
  const squares = tf.sum(tf.square(z), 1, true); // [n, 1]
  return tf.mul(z, tf.rsqrt(tf.add(squares, NORM_EPSILON)));
}

/** Which pairs of views are no negatives. */
export interface PairMasks {
  /** [2B, 2B]: −10⁹ on the diagonal, where a view meets itself, else 0. */
  readonly self: tf.Tensor2D;
  /** [2B, 2B]: −10⁹ also where a view meets the other view of its photo. */
  readonly selfAndPositive: tf.Tensor2D;
}

/** @param batchSize B photos; views are in two halves, row i and row i + B being a pair */
export function makePairMasks(batchSize: number): PairMasks {
  const views = 2 * batchSize;
  const self = tf.buffer([views, views]);
  const both = tf.buffer([views, views]);
  for (let row = 0; row < views; row++) {
    self.set(MASKED, row, row);
    both.set(MASKED, row, row);
    both.set(MASKED, row, (row + batchSize) % views);
  }
  return { self: self.toTensor() as tf.Tensor2D, selfAndPositive: both.toTensor() as tf.Tensor2D };
}

/** Similarities of all views, divided by the temperature. */
export interface Logits {
  /** [2B, 2B]: s(zᵢ, zⱼ)/τ, the diagonal included. */
  readonly all: tf.Tensor2D;
  /** [2B]: s(zᵢ, zⱼ)/τ of the pair. */
  readonly positive: tf.Tensor1D;
}

/**
 * @param z [2B, d], rows i and i + B being the two views of a photo
 * @param temperature τ > 0
 */
export function pairLogits(z: tf.Tensor2D, similarity: Similarity, temperature: number): Logits {
  const rows = similarity === 'cosine' ? normaliseRows(z) : z; // [2B, d]
  const batchSize = z.shape[0] / 2;
  const scaled = tf.mul<tf.Tensor2D>(rows, 1 / temperature); // [2B, d]
  const all = product(scaled, tf.transpose(rows)); // [2B, 2B]
  const first = tf.slice(rows, [0, 0], [batchSize, -1]); // [B, d]
  const second = tf.slice(scaled, [batchSize, 0], [batchSize, -1]); // [B, d]
  const pairs = tf.sum<tf.Tensor1D>(tf.mul(first, second), 1); // [B]
  return { all, positive: tf.concat([pairs, pairs]) };
}
