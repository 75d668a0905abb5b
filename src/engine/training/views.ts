import * as tf from '@tensorflow/tfjs-core';
import type { Augmentation } from '../../core/augmentation.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { makePairs, makePlain } from '../augment/pipeline.ts';

/** What the network takes in: [0, 1] → [−1, 1]. */
function centre(pixels: Float32Array): Float32Array {
  for (let at = 0; at < pixels.length; at++) pixels[at] = (pixels[at] ?? 0) * 2 - 1;
  return pixels;
}

/**
 * Both views of each photo as the network takes them.
 *
 * @returns [2 · ids.length, side, side, 3] in [−1, 1]: first views, then second views
 */
export function pairViews(
  photos: PackedPhotos,
  ids: ArrayLike<number>,
  spec: Augmentation,
  side: number,
  key: { readonly seed: number; readonly purpose: number; readonly step: number },
): tf.Tensor4D {
  const pixels = new Float32Array(2 * ids.length * side * side * 3);
  makePairs(photos, ids, spec, side, key, pixels);
  return tf.tensor4d(centre(pixels), [2 * ids.length, side, side, 3]);
}

/**
 * Photos as they are, as the network takes them; rows after the last id are black, so that the shape is the
 * same for every chunk.
 *
 * @returns [rows, side, side, 3] in [−1, 1]
 */
export function plainViews(
  photos: PackedPhotos,
  ids: ArrayLike<number>,
  side: number,
  rows: number,
): tf.Tensor4D {
  const pixels = new Float32Array(rows * side * side * 3);
  makePlain(photos, ids, side, pixels);
  return tf.tensor4d(centre(pixels), [rows, side, side, 3]);
}
