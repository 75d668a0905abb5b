import * as tf from '@tensorflow/tfjs-core';
import type { Settings } from '../../core/settings.ts';
import { fusedContrastive, runsFusedContrastive } from '../kernels/contrastive/contrastive.ts';
import { positiveRanks } from '../metrics/contrastiveAccuracy.ts';
import { CONTRASTIVE_LOSSES } from './registry.ts';
import { NORM_EPSILON, makePairMasks, pairLogits } from './similarity.ts';

/** A loss, and how well the views find their pairs. */
export interface ContrastiveOutput {
  /** In nats. */
  readonly loss: tf.Scalar;
  /**
   * [2B, 4]: of each view, the logit of its positive in the third column, and in the fourth its rank: how many
   * negatives are more similar. The first two belong to whoever made it. Carries no gradient.
   */
  readonly perView: tf.Tensor2D;
}

/**
 * z → loss. By the fused kernel where the backend and the loss have one, else from all 2B·2B logits.
 *
 * @param z [2B, d], rows i and i + B being the two views of a photo
 */
export function contrastiveLoss(
  z: tf.Tensor2D,
  { loss, similarity, temperature }: Pick<Settings, 'loss' | 'similarity' | 'temperature'>,
): ContrastiveOutput {
  const { ofLogits, fused } = CONTRASTIVE_LOSSES[loss];
  if (fused !== undefined && runsFusedContrastive()) {
    return fusedContrastive(z, { ...fused, similarity, temperature, epsilon: NORM_EPSILON });
  }
  const masks = makePairMasks(z.shape[0] / 2);
  const logits = pairLogits(z, similarity, temperature); // [2B, 2B]
  const ranks = positiveRanks(logits, masks); // [2B]
  const unused = tf.zerosLike(ranks);
  const perView = tf.stack([unused, unused, logits.positive, ranks], 1) as tf.Tensor2D; // [2B, 4]
  return { loss: ofLogits(logits, masks), perView };
}
