import type * as tf from '@tensorflow/tfjs-core';
import type { ViewRecipe, ViewsKey } from '../augment/pipeline.ts';

/**
 * Where the network's pictures come from: the photos, wherever they are kept, and a way to make views of them. The
 * same key gives the same views whatever the source, up to the rounding of its arithmetic.
 */
export interface ViewSource {
  /** Photos of the data set. */
  readonly count: number;
  /**
   * Both views of each photo.
   *
   * @param seconds of each photo the one that its second view shows; the photo itself where there are none
   * @returns [2 · ids.length, side, side, 3] in [−1, 1]: first views, then second views
   */
  readonly pairs: (
    ids: ArrayLike<number>,
    recipe: ViewRecipe,
    key: ViewsKey,
    seconds?: ArrayLike<number>,
  ) => tf.Tensor4D;
  /**
   * Photos as they are; rows after the last id are black, so that the shape is the same for every chunk.
   *
   * @returns [rows, side, side, 3] in [−1, 1]
   */
  readonly plain: (ids: ArrayLike<number>, side: number, rows: number) => tf.Tensor4D;
  readonly dispose: () => void;
}
