import * as tf from '@tensorflow/tfjs-core';
import type { FeatureMaps, FeatureStage } from '../../core/looks.ts';
import type { SeenModel } from './seenModel.ts';
import { join } from '../kernels/vector/vector.ts';
import { CHUNK } from './embedding.ts';
import type { ViewSource } from './viewSource.ts';

/** Channels told of each stage. */
const SHOWN = 8;

/**
 * What the encoder makes of one photo, whole, in evaluation. Two short readings: of how much each channel varies, and
 * of the few channels that are shown.
 */
export async function featureMaps(
  { network, weights, step, settings }: SeenModel,
  source: ViewSource,
  photo: number,
): Promise<FeatureMaps> {
  const side = settings.imageSize;
  // A chunk, of which one row counts: another shape would need pipelines of its own.
  const views = source.plain([photo], side, CHUNK);
  const stages = network.stages(weights.parameters, weights.statistics, views);
  views.dispose();
  const outputs = stages.map(({ output }) => output);
  try {
    const variances = cutUp(
      await readJoined(() => outputs.map((output) => tf.moments(output, [1, 2]).variance)),
      outputs.map(({ shape }) => shape[3]),
    );
    const shown = variances.map(strongest);
    const values = cutUp(
      await readJoined(() =>
        outputs.map((output, at) => tf.gather(output, tf.tensor1d([...shown[at]!], 'int32'), 3)),
      ),
      outputs.map(({ shape }, at) => shape[1] * shape[2] * shown[at]!.length),
    );
    return {
      step,
      photo,
      side,
      stages: stages.map(({ path, field, output: { shape } }, at) => ({
        path,
        field,
        height: shape[1],
        width: shape[2],
        channels: shape[3],
        shown: shown[at]!,
        ...asTiles(values[at]!, shown[at]!.length),
      })),
    };
  } finally {
    tf.dispose(outputs);
  }
}

/** Channels whose values vary most, in order of their numbers, so that they stay in place as training goes on. */
export function strongest(variances: Float32Array): number[] {
  return Array.from(variances, (_, channel) => channel)
    .sort((a, b) => variances[b]! - variances[a]! || a - b)
    .slice(0, SHOWN)
    .sort((a, b) => a - b);
}

/**
 * Bytes of each channel by itself, its least value 0 and its greatest 255.
 *
 * @param values [height, width, channels]
 */
export function asTiles(values: Float32Array, channels: number): Pick<FeatureStage, 'tiles' | 'ranges'> {
  const size = values.length / channels;
  const tiles = new Uint8Array(values.length); // [channels, height, width]
  const ranges = new Float32Array(2 * channels);
  for (let channel = 0; channel < channels; channel++) {
    let [low, high] = [Infinity, -Infinity];
    for (let at = channel; at < values.length; at += channels) {
      low = Math.min(low, values[at]!);
      high = Math.max(high, values[at]!);
    }
    ranges.set([low, high], 2 * channel);
    const scale = high > low ? 255 / (high - low) : 0;
    for (let at = 0; at < size; at++) {
      tiles[channel * size + at] = Math.round((values[at * channels + channel]! - low) * scale);
    }
  }
  return { tiles, ranges };
}

/** Arrays one after the other, in one reading. */
async function readJoined(make: () => tf.Tensor[]): Promise<Float32Array> {
  const joined = tf.tidy(() => {
    const arrays = make();
    return join(
      arrays,
      arrays.reduce((sum, { size }) => sum + size, 0),
    );
  });
  try {
    return (await joined.data()) as Float32Array;
  } finally {
    joined.dispose();
  }
}

function cutUp(values: Float32Array, sizes: readonly number[]): Float32Array[] {
  let end = 0;
  return sizes.map((size) => values.subarray(end, (end += size)));
}
