import * as tf from '@tensorflow/tfjs-core';

/** One negative for each anchor. Rows [n, d] each. */
export interface Triplets {
  readonly anchor: tf.Tensor2D;
  readonly positive: tf.Tensor2D;
  readonly negative: tf.Tensor2D;
}

/** Added to every difference, as PyTorch does: the gradient of a distance of 0 is then finite. */
const EPSILON = 1e-6;

/** Euclidean distances of rows, ‖x − y + ε‖₂: [n, d], [n, d] → [n]. */
function distance(x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor1D {
  const difference = tf.add(tf.sub(x, y), EPSILON); // [n, d]
  return tf.sqrt(tf.sum<tf.Tensor1D>(tf.square(difference), 1));
}

/**
 * Triplet margin loss: the negative should lie farther from the anchor than the positive does, by a margin; triplets
 * that are so already pull no more.
 *
 *     L = 1/n · Σ over anchors of max(0, d(a, p) − d(a, n) + m),  d(x, y) = ‖x − y‖₂
 *
 * Where the similarity is cosine the rows have unit length, and distances lie between 0 and 2.
 *
 * Sources: Weinberger and Saul 2009, Schroff et al. 2015 (FaceNet; there with squared distances); the distance is that
 * of PyTorch's `TripletMarginLoss`. `tripletNegatives.ts` chooses the negatives.
 *
 * @param margin m > 0, in the unit of the distances
 * @returns a scalar
 */
export function triplet({ anchor, positive, negative }: Triplets, margin: number): tf.Scalar {
  const nearer = tf.sub(distance(anchor, positive), distance(anchor, negative)); // [n]
  return tf.mean(tf.relu(tf.add(nearer, margin)));
}
