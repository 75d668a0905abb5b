import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { movingAverage } from './movingAverage.ts';

describe.each(['webgpu', 'cpu'] as const)('movingAverage on %s', (backend) => {
  useDevice(backend);

  it.each([4, 736])('of %i numbers is what the definition says', async (length) => {
    const [running, batch, unbiased] = [1, 2, 3].map((seed) => randomValues(seed, length)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    for (const share of [1, 0.1]) {
      const expected = running.map((value, at) => (1 - share) * value + share * unbiased[at]! * batch[at]!);
      const actual = movingAverage(tf.tensor1d(running), tf.tensor1d(batch), tf.tensor1d(unbiased), share);
      expectClose(await actual.data(), expected, 1e-6, `share ${share}`);
    }
  });
});
