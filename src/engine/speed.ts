import * as tf from '@tensorflow/tfjs-core';
import { conv2d } from './kernels/conv2d/conv2d.ts';

/** Products in the convolution that is timed: 16 pictures of 32×32, 16 to 16 channels, 3×3. */
const MULTIPLY_ADDS = 16 * 32 * 32 * 9 * 16 * 16;

/** A fast backend is given this long: browsers compile WebAssembly better once it has run for a while. */
const ENOUGH_MS = 60;
const MAX_RUNS = 8;

/**
 * How fast the backend convolves, in 10⁹ multiplications and additions a second: the fastest of a few runs after the
 * first, so that compiling does not count. Takes about a tenth of a second on a software adapter; the page's defaults
 * follow it. On a fast GPU the figure is that of a launch and a reading back, which is fast enough to tell.
 */
export async function measureSpeed(): Promise<number> {
  const x = tf.fill<tf.Rank.R4>([16, 32, 32, 16], 0.5);
  const filter = tf.fill<tf.Rank.R4>([3, 3, 16, 16], 0.5);
  const once = async (): Promise<number> => {
    const started = performance.now();
    const y = conv2d(x, filter, 1);
    const corner = tf.slice(y, [0, 0, 0, 0], [1, 1, 1, 1]);
    await corner.data();
    tf.dispose([y, corner]);
    return performance.now() - started;
  };
  await once();
  const started = performance.now();
  let fastestMs = Infinity;
  for (let run = 0; run < MAX_RUNS && performance.now() - started < ENOUGH_MS; run++) {
    fastestMs = Math.min(fastestMs, await once());
  }
  tf.dispose([x, filter]);
  return (2 * MULTIPLY_ADDS) / Math.max(fastestMs, 0.01) / 1e6;
}
