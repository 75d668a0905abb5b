import type * as tf from '@tensorflow/tfjs-core';
import { infoNce } from './infoNce.ts';
import type { Logits } from './similarity.ts';

/**
 * NT-Xent, the normalised temperature-scaled cross entropy: InfoNCE with every one of the 2B views of a batch as an
 * anchor, and all views of other photos as its negatives.
 *
 *     L = 1/2B · Σᵢ −log( exp(s(zᵢ, zⱼ)/τ) / Σ_{k ≠ i} exp(s(zᵢ, zₖ)/τ) ),  j the other view of i's photo
 *
 * The sum over k ≠ i is that over j, the positive, and over the negatives.
 *
 * Source: Chen et al. 2020 (SimCLR, eq. 1).
 *
 * @param logits similarities over τ of all views: positive [2B], negatives [2B, m]
 * @returns a scalar, in nats
 */
export function ntXent(logits: Logits): tf.Scalar {
  return infoNce(logits);
}
