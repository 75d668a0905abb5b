import * as tf from '@tensorflow/tfjs-core';
import type { Similarity } from '../../core/settings.ts';
import { fusedContrastive, runsFusedContrastive } from '../kernels/contrastive/contrastive.ts';
import type { BatchMasks } from '../losses/batchMasks.ts';
import { compareViews } from '../losses/comparison.ts';
import { NORM_EPSILON, logitsOf, similarityRows } from '../losses/similarity.ts';
import { positiveRanks } from './contrastiveAccuracy.ts';

/**
 * How well the views of a batch find their pairs, whatever the loss that trains them. Carries no gradient.
 *
 * @param z [2B, d], rows i and i + B being the two views of a photo
 * @returns [2B, 4]; in the fourth column the rank of each view's positive, from 0
 */
export function pairRanks(z: tf.Tensor2D, similarity: Similarity, masks: BatchMasks): tf.Tensor2D {
  if (runsFusedContrastive()) {
    // Its loss is not needed: the kernel ranks on its way, without a matrix of all pairs.
    const options = { similarity, temperature: 1, decoupled: true, epsilon: NORM_EPSILON };
    return tf.tidy(() => fusedContrastive(z, options).perView);
  }
  return tf.tidy(() => {
    const comparison = compareViews(similarityRows(z, similarity), 'all', masks);
    const logits = logitsOf(comparison, 1);
    const ranks = positiveRanks(logits); // [2B]
    const unused = tf.zerosLike(ranks);
    return tf.stack([unused, unused, logits.positive, ranks], 1) as tf.Tensor2D;
  });
}
