import * as tf from '@tensorflow/tfjs-core';
import { conv2d } from './kernels/conv2d/conv2d.ts';

/** Products in the convolution that is timed: 16 pictures of 32×32, 16 to 16 channels, 3×3. */
const MULTIPLY_ADDS = 16 * 32 * 32 * 9 * 16 * 16;

/** A sample is repeated until it takes so long, so that a launch and a reading back do not drown it. */
const SAMPLE_MS = 8;
const MOST_REPEATS = 256;

/** A fast backend is given this long: browsers compile WebAssembly better once it has run for a while. */
const ENOUGH_MS = 60;
const MOST_SAMPLES = 8;

/**
 * How fast the backend convolves, in 10⁹ multiplications and additions a second: the fastest of a few samples after
 * the first, so that compiling does not count. Takes about a tenth of a second; the page's defaults follow it.
 */
export async function measureSpeed(): Promise<number> {
  const x = tf.fill<tf.Rank.R4>([16, 32, 32, 16], 0.5);
  const filter = tf.fill<tf.Rank.R4>([3, 3, 16, 16], 0.5);
  /** Milliseconds of so many convolutions, the last of them waited for. */
  const sample = async (repeats: number): Promise<number> => {
    const started = performance.now();
    for (let turn = 1; turn < repeats; turn++) conv2d(x, filter, 1).dispose();
    const y = conv2d(x, filter, 1);
    const corner = tf.slice(y, [0, 0, 0, 0], [1, 1, 1, 1]);
    await corner.data();
    tf.dispose([y, corner]);
    return performance.now() - started;
  };
  await sample(1);
  const started = performance.now();
  let fastestMs = Infinity;
  let repeats = 1;
  for (let turn = 0; turn < MOST_SAMPLES && performance.now() - started < ENOUGH_MS; turn++) {
    const ms = await sample(repeats);
    fastestMs = Math.min(fastestMs, ms / repeats);
    const growth = Math.max(1, SAMPLE_MS / Math.max(ms, 0.01));
    repeats = Math.min(MOST_REPEATS, Math.ceil(repeats * growth));
  }
  tf.dispose([x, filter]);
  return (2 * MULTIPLY_ADDS) / Math.max(fastestMs, 0.01) / 1e6;
}
