import * as tf from '@tensorflow/tfjs-core';
import type { PackedPhotos } from '../../core/photos.ts';
import { makeViews } from '../kernels/augment/makeViews.ts';
import { openPhotoMemory } from '../kernels/augment/photoMemory.ts';
import type { ViewSource } from './viewSource.ts';

/**
 * Views made on the GPU, of photos that lie there: a step uploads the numbers of its photos and a few scalars.
 *
 * @param mostBytes of photos that may stay on the GPU; more are uploaded batch by batch
 */
export async function gpuViews(photos: PackedPhotos, mostBytes?: number): Promise<ViewSource> {
  const memory = await openPhotoMemory(photos, mostBytes);
  const make = (
    ids: ArrayLike<number>,
    rows: number,
    viewSide: number,
    recipe: Parameters<typeof makeViews>[2]['recipe'],
    seconds?: ArrayLike<number>,
  ): tf.Tensor4D => {
    const shown = seconds === undefined ? ids : [...Array.from(ids), ...Array.from(seconds)];
    const { words, places, release } = memory.batch(shown, seconds === undefined ? rows : 2 * rows);
    const table = new Int32Array(3 * rows);
    for (let row = 0; row < rows; row++) {
      table[3 * row] = ids[row] ?? -1;
      table[3 * row + 1] = places[row] ?? -1;
      table[3 * row + 2] = places[seconds === undefined ? row : rows + row] ?? -1;
    }
    const rowTable = tf.tensor1d(table, 'int32');
    const views = makeViews(words, rowTable, { photoSide: photos.side, viewSide, recipe });
    rowTable.dispose();
    release();
    return views;
  };
  return {
    count: photos.count,
    pairs: (ids, { augmentation, imageSize }, key, seconds) =>
      make(ids, ids.length, imageSize, { augmentation, key }, seconds),
    plain: (ids, side, rows) => make(ids, rows, side, null),
    dispose: memory.dispose,
  };
}
