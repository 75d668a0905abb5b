import * as tf from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../core/random.ts';
import type { Negatives } from '../../core/settings.ts';
import { product } from '../kernels/product/product.ts';
import type { Comparison } from './comparison.ts';
import type { Triplets } from './triplet.ts';

/** All candidates, those of the queue after those of the batch: [b + Q, d]. */
function candidatesOf({ others, queued }: Comparison): tf.Tensor2D {
  return queued === null ? others : tf.concat([others, queued]);
}

/**
 * Triplets with one candidate each as the negative. A gradient flows to the candidates chosen, none to the choice.
 *
 * @param choose [n], int32, rows of the candidates
 */
export function tripletsOf(comparison: Comparison, choose: () => tf.Tensor1D): Triplets {
  const { anchors, positives } = comparison;
  const pick = tf.customGrad((given, save) => {
    const candidates = given as tf.Tensor2D; // [m, d]
    // Whole numbers made floats by hand: WebAssembly's float one-hot holds the bits of whole numbers, and so does what
    // WebGPU's cast leaves in memory, which our kernels read as it is.
    const ones = tf.cast(tf.oneHot(choose(), candidates.shape[0]), 'float32'); // [n, m]
    const chosen = tf.mul<tf.Tensor2D>(ones, 1); // [n, m]
    (save as tf.GradSaveFunc)([chosen]);
    return {
      // Products with ones and zeros: picking rows by number has no gradient on WebGPU and WebAssembly.
      value: product(chosen, candidates), // [n, d]
      gradFunc: (dy, [kept]) => product(tf.transpose(kept as tf.Tensor2D), dy as tf.Tensor2D), // [m, d]
    };
  });
  return { anchor: anchors, positive: positives, negative: pick(candidatesOf(comparison)) as tf.Tensor2D };
}

/**
 * The negative that teaches most: `hard` is the nearest to the anchor; `semi-hard` the nearest of those that lie
 * farther off than the positive, or where there are none the farthest, since a network at its start is easily
 * pulled to one point by the hardest.
 *
 * Source: Schroff et al. 2015, section 3.2; the fallback is that of TensorFlow Addons.
 *
 * @returns [n], int32, rows of the candidates; ties go to the first
 */
export function nearNegatives(comparison: Comparison, negatives: Exclude<Negatives, 'random'>): tf.Tensor1D {
  return tf.tidy(() => {
    const { anchors, positives, mask } = comparison;
    const candidates = candidatesOf(comparison); // [m, d]
    const lengths = tf.sum(tf.square(candidates), 1); // [m]
    // Squared distances less ‖a‖², which is the same for all of an anchor's: ‖c‖² − 2a·c.
    const products = product(tf.mul(anchors, -2), tf.transpose(candidates)); // [n, m]
    const distances = tf.add<tf.Tensor2D>(products, lengths); // [n, m]
    const forbidden = tf.neg(mask); // [n, m]: 10⁹ where there is no negative
    if (negatives === 'hard') return tf.argMin(tf.add(distances, forbidden), 1);
    const ofPositive = tf.add(
      tf.sum(tf.square(positives), 1, true),
      tf.mul(tf.sum(tf.mul(anchors, positives), 1, true), -2),
    ); // [n, 1]
    const beyond = tf.greater(distances, ofPositive); // [n, m]
    // Those beyond the positive by their distance; the rest behind them all, the farthest first.
    const largest = tf.max(tf.abs(distances)); // scalar
    const behind = tf.sub(tf.add(tf.mul(largest, 3), 1), distances); // [n, m], all above `largest`
    return tf.argMin(tf.add(tf.where(beyond, distances, behind), forbidden), 1);
  });
}

/**
 * Any negative, each as likely as another.
 *
 * @param anchors photo of each anchor, [n]
 * @param candidates photo of each candidate, [m]; at least one is not the anchor's
 * @returns [n], rows of the candidates: a pure function of the stream
 */
export function randomNegatives(
  stream: RandomStream,
  anchors: readonly number[],
  candidates: readonly number[],
): Int32Array {
  return Int32Array.from(anchors, (photo) => {
    let row = stream.below(candidates.length);
    while (candidates[row] === photo) row = stream.below(candidates.length);
    return row;
  });
}
