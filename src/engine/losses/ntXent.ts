import * as tf from '@tensorflow/tfjs-core';
import type { Logits, PairMasks } from './similarity.ts';

/**
 * NT-Xent, the normalised temperature-scaled cross entropy: InfoNCE over the 2B views of a batch.
 *
 *     L = 1/2B · Σᵢ −log( exp(s(zᵢ, zⱼ)/τ) / Σ_{k ≠ i} exp(s(zᵢ, zₖ)/τ) ),  j the other view of i's photo
 *
 * Stability: log-sum-exp subtracts the largest term; a view's similarity to itself is masked by −10⁹.
 * Sources: van den Oord et al. 2018 (InfoNCE), Chen et al. 2020 (SimCLR, eq. 1).
 *
 * @param logits similarities over τ: all [2B, 2B], positive [2B]
 * @returns a scalar, in nats
 */
export function ntXent({ all, positive }: Logits, masks: PairMasks): tf.Scalar {
  const others = tf.add(all, masks.self); // [2B, 2B]
  const denominator = tf.logSumExp(others, 1); // [2B]
  return tf.mean(tf.sub(denominator, positive));
}
