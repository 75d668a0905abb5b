import * as tf from '@tensorflow/tfjs-core';
import type { Logits } from './similarity.ts';

/**
 * InfoNCE with explicit negatives, the cross entropy of finding the positive among them, in one direction: anchors
 * look for positives, not the other way round.
 *
 *     L = 1/n · Σ over anchors of −log( exp(s⁺/τ) / (exp(s⁺/τ) + Σ exp(s⁻/τ)) )
 *
 * In a batch the anchors are the first views, the positives their second views, and the negatives the second views of
 * other photos.
 *
 * Stability: log-sum-exp subtracts the largest term; what is no negative is masked by −10⁹.
 * Source: van den Oord et al. 2018, eq. 4.
 *
 * @param logits similarities over τ: positive [n], negatives [n, m]
 * @returns a scalar, in nats
 */
export function infoNce({ positive, negatives }: Logits): tf.Scalar {
  const all = tf.concat([tf.expandDims(positive, 1), negatives], 1); // [n, 1 + m]
  const denominator = tf.logSumExp(all, 1); // [n]
  return tf.mean(tf.sub(denominator, positive));
}
