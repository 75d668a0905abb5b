import * as tf from '@tensorflow/tfjs-core';
import { PURPOSE, RandomStream } from '../../../core/random.ts';
import type { ShapeClass } from './tuning.ts';

/** A layer of each class in small: [views, side, side, channels] → as many channels, 3×3. */
const SAMPLES: Readonly<Record<ShapeClass, readonly [number, number, number, number]>> = {
  wide: [8, 32, 32, 16],
  narrow: [16, 8, 8, 64],
};

export const SHAPES = ['wide', 'narrow'] as const satisfies readonly ShapeClass[];

/** What is run until it takes at least so long, so that a launch and a reading back do not drown it. */
const SAMPLE_MS = 8;
const MOST_REPEATS = 64;

export interface SampleLayer {
  readonly x: tf.Tensor4D;
  readonly filter: tf.Tensor4D;
}

/** Pictures and filter of a class, uniform in [−1, 1) and always the same. Whoever makes them disposes them. */
export function sampleLayer(shape: ShapeClass): SampleLayer {
  const [views, side, , channels] = SAMPLES[shape];
  const random = new RandomStream(1, PURPOSE.sample);
  const values = (length: number): Float32Array => Float32Array.from({ length }, () => random.between(-1, 1));
  return {
    x: tf.tensor4d(values(views * side * side * channels), [views, side, side, channels]),
    filter: tf.tensor4d(values(9 * channels * channels), [3, 3, channels, channels]),
  };
}

/** Milliseconds of one run: the better of two samples, after one that does not count. */
export async function timeOf(run: () => tf.Tensor): Promise<number> {
  let repeats = 1;
  let best = Infinity;
  for (let sample = 0; sample < 3; sample++) {
    const started = performance.now();
    for (let turn = 1; turn < repeats; turn++) tf.dispose(run());
    await readOne(run());
    const ms = performance.now() - started;
    if (sample > 0) best = Math.min(best, ms / repeats);
    else repeats = Math.max(1, Math.min(MOST_REPEATS, Math.ceil(SAMPLE_MS / Math.max(ms, 0.1))));
  }
  return best;
}

/** Waits for a tensor by reading one number of it, and frees it. */
async function readOne(tensor: tf.Tensor): Promise<void> {
  const corner = tf.tidy(() => tf.slice(tf.reshape(tensor, [tensor.size]), 0, 1));
  tensor.dispose();
  await corner.data();
  corner.dispose();
}

/** All numbers of a tensor, which is freed. */
export async function readAll(tensor: tf.Tensor): Promise<Float32Array> {
  try {
    return (await tensor.data()) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
