import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from './registry.ts';

/**
 * An optimizer whose learning rate is another one for each parameter:
 *
 *     θ′ᵢ = θᵢ + sᵢ · (step of the optimizer)ᵢ
 *
 * Every optimizer's step, weight decay included, is its learning rate times something that does not depend on it, so
 * that this is what it would do at the rate s·η. What it remembers of gradients stays as it is.
 *
 * @param shares s, [P]: 1 for the whole learning rate, 0 for parameters that stand still
 */
export function layerwise(optimizer: Optimizer, shares: Float32Array): Optimizer {
  const scale = tf.tensor2d(shares, [1, shares.length]);
  return {
    rows: optimizer.rows,
    update: (state, ...rest) =>
      tf.tidy(() => {
        const next = optimizer.update(state, ...rest); // [rows, P]
        const before = tf.slice(state, [0, 0], [1, -1]); // [1, P]
        const move = tf.sub(tf.slice(next, [0, 0], [1, -1]), before);
        const theta = tf.add(before, tf.mul(move, scale));
        return tf.concat([theta, tf.slice(next, [1, 0], [-1, -1])], 0) as tf.Tensor2D;
      }),
    dispose: () => {
      scale.dispose();
      optimizer.dispose();
    },
  };
}
