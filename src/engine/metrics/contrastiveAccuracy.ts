import * as tf from '@tensorflow/tfjs-core';
import type { Logits } from '../losses/similarity.ts';

/**
 * The rank of every view's positive: how many of its 2B − 2 negatives are more similar to it. Ties count for the
 * positive.
 *
 * @param logits similarities, in any scale: positive [2B], negatives [2B, 2B]
 * @returns [2B], float32, from 0
 */
export function positiveRanks({ positive, negatives }: Logits): tf.Tensor1D {
  return tf.tidy(() => {
    const ahead = tf.greater(negatives, tf.expandDims(positive, 1)); // [2B, 2B]
    return tf.sum<tf.Tensor1D>(tf.cast(ahead, 'float32'), 1); // [2B]
  });
}

/**
 * How often a view finds its pair: the share of the 2B views whose positive is the most similar of the
 * 2B − 1 others (top 1), or among the five most similar (top 5).
 *
 * @param ranks [2B], of the positives, from 0
 * @returns [2]: top 1 and top 5, in [0, 1]
 */
export function contrastiveAccuracy(ranks: tf.Tensor1D): tf.Tensor1D {
  return tf.tidy(() => {
    const within = (count: number): tf.Tensor => tf.mean(tf.cast(tf.less(ranks, count), 'float32'));
    return tf.stack([within(1), within(5)]) as tf.Tensor1D;
  });
}
