import * as tf from '@tensorflow/tfjs-core';
import { millisecondsOfOne } from '../sampling.ts';

/** Reads one number of a tensor back, which waits until the device has made it. Disposes the tensor. */
async function finish(tensor: tf.Tensor): Promise<void> {
  const flat = tf.reshape(tensor, [tensor.size]);
  const first = tf.slice(flat, [0], [1]);
  tf.dispose([tensor, flat]);
  await first.data();
  first.dispose();
}

/** Milliseconds of making a tensor; tfjs's commands stay in line even when their result is let go of. */
export function sampleMs(make: () => tf.Tensor, atLeastMs: number): Promise<number> {
  return millisecondsOfOne(async (repeats) => {
    for (let run = 1; run < repeats; run++) make().dispose();
    await finish(make());
  }, atLeastMs);
}
