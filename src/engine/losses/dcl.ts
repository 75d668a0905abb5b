import * as tf from '@tensorflow/tfjs-core';
import type { Logits } from './similarity.ts';

/**
 * Decoupled contrastive loss: NT-Xent without the positive in the denominator, so that a pair that is
 * already close still pulls with full strength. It learns better in small batches, and may be negative.
 *
 *     L = 1/2B · Σᵢ −s(zᵢ, zⱼ)/τ + log Σ_{k ∉ {i, j}} exp(s(zᵢ, zₖ)/τ),  j the other view of i's photo
 *
 * Stability: log-sum-exp subtracts the largest term; masked similarities are −10⁹.
 * Source: Yeh et al. 2022, eq. 5.
 *
 * @param logits similarities over τ: positive [2B], negatives [2B, m]
 * @returns a scalar, in nats
 */
export function dcl({ positive, negatives }: Logits): tf.Scalar {
  const denominator = tf.logSumExp(negatives, 1); // [2B]
  return tf.mean(tf.sub(denominator, positive));
}
