import * as tf from '@tensorflow/tfjs-core';
import type { PackedPhotos } from '../../core/photos.ts';
import { makePairs, makePlain } from '../augment/pipeline.ts';
import { makesViews } from '../kernels/augment/makeViews.ts';
import { gpuViews } from './gpuViews.ts';
import type { ViewSource } from './viewSource.ts';

/** The fastest source that the backend in force has: the GPU, or the pipeline that also makes the previews. */
export function openViews(photos: PackedPhotos): Promise<ViewSource> {
  return makesViews() ? gpuViews(photos) : Promise.resolve(pipelineViews(photos));
}

/** Views made in TypeScript and brought to the backend. */
export function pipelineViews(photos: PackedPhotos): ViewSource {
  return {
    count: photos.count,
    pairs: (ids, settings, key, seconds) =>
      asTensor(2 * ids.length, settings.imageSize, (out) => {
        makePairs(photos, { ids, seconds }, settings, key, out);
      }),
    plain: (ids, side, rows) =>
      asTensor(rows, side, (out) => {
        makePlain(photos, ids, side, out);
      }),
    dispose: () => undefined,
  };
}

/** What the network takes in: [0, 1] → [−1, 1]. */
function asTensor(views: number, side: number, make: (out: Float32Array) => void): tf.Tensor4D {
  const pixels = new Float32Array(views * side * side * 3);
  make(pixels);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (pixels[at] ?? 0) * 2 - 1;
  return tf.tensor4d(pixels, [views, side, side, 3]);
}
