import * as tf from '@tensorflow/tfjs-core';
import type { BatchKey, ContrastiveOutput, StepLoss } from './contrastiveLoss.ts';

/**
 * Cross-entropy of logits, each class weighing as it is told to:
 *
 *     − Σᵢ v_yᵢ log softmax(lᵢ)_yᵢ  /  Σᵢ v_yᵢ
 *
 * Both views of a photo have its class. For the log of a step the rank of the right class stands where a contrastive
 * loss has that of the positive, so that its top 1 is the training accuracy. Stability: the largest logit is taken out.
 *
 * @param labels class number of each photo, by id
 * @param weights of each class, v
 */
export function crossEntropy(labels: Int32Array, weights: ArrayLike<number>): StepLoss {
  const classes = weights.length;
  return {
    temperature: 1,
    of: (logits, { photos }: BatchKey): ContrastiveOutput => {
      const views = 2 * photos.length;
      const targets = new Float32Array(views * classes);
      let total = 0;
      for (let view = 0; view < views; view++) {
        const label = labels[photos[view % photos.length]!]!;
        targets[view * classes + label] = weights[label]!;
        total += weights[label]!;
      }
      const wanted = tf.tensor2d(targets, [views, classes]);
      const loss = tf.div<tf.Scalar>(tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), wanted))), total);
      return { loss, perView: ranks(logits, wanted), keys: null };
    },
    remember: () => undefined,
    memory: () => Promise.resolve(null),
    dispose: () => undefined,
  };
}

/** [2B, 4], of each view in the last column how many classes are held for likelier than its own. */
function ranks(logits: tf.Tensor2D, wanted: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const own = tf.max(tf.where(tf.greater(wanted, 0), logits, -Infinity), 1, true); // [2B, 1]
    const ahead = tf.sum(tf.cast(tf.greater(logits, own), 'float32'), 1, true); // [2B, 1]
    return tf.pad(ahead, [
      [0, 0],
      [3, 0],
    ]) as tf.Tensor2D;
  });
}
