import * as tf from '@tensorflow/tfjs-core';

/** An array of `testing/reference`. */
export interface ReferenceRows {
  readonly shape: number[];
  readonly data: number[];
}

export const tensorOf = ({ shape: [n = 0, d = 0], data }: ReferenceRows): tf.Tensor2D =>
  tf.tensor2d(data, [n, d]);

/** The two views of photos, as the engine has them: [B, d], [B, d] → [2B, d]. */
export const stacked = (z0: ReferenceRows, z1: ReferenceRows): tf.Tensor2D =>
  tf.tensor2d([...z0.data, ...z1.data], [2 * (z0.shape[0] ?? 0), z0.shape[1] ?? 0]);
