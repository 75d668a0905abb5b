import * as tf from '@tensorflow/tfjs-core';

/**
 * The largest of each 2×2 pixels, side by side; an odd last row or column is left out:
 *
 *     y[n, i, j, c] = max of x[n, 2i + a, 2j + b, c] over a, b ∈ {0, 1}
 *
 * Made of operations whose gradients every backend has, which a max pool's own gradient is not. Of equal values the
 * first takes the gradient.
 *
 * @param x [batch, height, width, channels], height and width at least 2
 * @returns [batch, ⌊height/2⌋, ⌊width/2⌋, channels]
 */
export function maxPool(x: tf.Tensor4D): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const [rows, columns] = [Math.floor(height / 2), Math.floor(width / 2)];
  const whole = height % 2 === 0 && width % 2 === 0;
  const even = whole ? x : tf.slice(x, [0, 0, 0, 0], [batch, 2 * rows, 2 * columns, channels]);
  const pairsOfRows = tf.reshape<tf.Rank.R3>(even, [batch * rows, 2, 2 * columns * channels]);
  const higher = largerOfTwo(pairsOfRows); // [batch · rows, 1, 2 · columns · channels]
  const pairs = tf.reshape<tf.Rank.R3>(higher, [batch * rows * columns, 2, channels]);
  return tf.reshape(largerOfTwo(pairs), [batch, rows, columns, channels]);
}

/** [n, 2, m] → [n, 1, m] */
function largerOfTwo(pairs: tf.Tensor3D): tf.Tensor3D {
  const [n, , m] = pairs.shape;
  return tf.maximum(tf.slice(pairs, [0, 0, 0], [n, 1, m]), tf.slice(pairs, [0, 1, 0], [n, 1, m]));
}
