import * as tf from '@tensorflow/tfjs-core';
import type { Logits } from './similarity.ts';

/**
 * NCE, logistic: each pair by itself is told apart from noise, so that negatives do not compete with one another.
 *
 *     L = 1/n · Σ over anchors of −log σ(s⁺/τ) − Σ log σ(−s⁻/τ),  −log σ(x) = softplus(−x) = log(1 + e⁻ˣ)
 *
 * Stability: softplus is linear where e^x would overflow; of a masked similarity, −10⁹, it is 0.
 * Sources: Gutmann and Hyvärinen 2010; with k negatives a positive as in Mikolov et al. 2013, eq. 4.
 *
 * @param logits similarities over τ: positive [n], negatives [n, m]
 * @returns a scalar, in nats, summed over an anchor's negatives
 */
export function nce({ positive, negatives }: Logits): tf.Scalar {
  const ofPositive = tf.softplus(tf.neg(positive)); // [n]
  const ofNegatives = tf.sum(tf.softplus(negatives), 1); // [n]
  return tf.mean(tf.add(ofPositive, ofNegatives));
}
