import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { metricsRow } from './metricsRow.ts';

describe.each(['webgpu', 'cpu'] as const)('metricsRow on %s', (backend) => {
  useDevice(backend);

  it.each([4, 64, 130, 1000])('of %i views counts the ranks below one and five', async (views) => {
    const ranks = Array.from({ length: views }, (_, i) => (i * 7) % 11);
    const perView = tf.tensor2d(ranks.map((rank) => [9, 9, 9, rank]));
    const share = (below: number): number => ranks.filter((rank) => rank < below).length / views;
    const row = metricsRow(tf.scalar(3.25), perView, tf.tensor1d([0.5, 2, 0, 0]));
    expectClose(await row.data(), [3.25, share(1), share(5), 2], 1e-6);
  });
});
