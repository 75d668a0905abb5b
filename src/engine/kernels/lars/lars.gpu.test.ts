import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { makeArrayTable, type ArraySlot } from './arrayTable.ts';
import { larsReference } from './lars.reference.ts';
import { larsUpdate } from './lars.ts';

const SCALARS = { learningRate: 0.3, momentum: 0.9, weightDecay: 0.01, trust: 0.1 };

/** Arrays of these sizes one after the other, every third without a ratio. */
function slotsOf(sizes: readonly number[]): ArraySlot[] {
  return sizes.map((size, at) => ({
    size,
    offset: sizes.slice(0, at).reduce((sum, before) => sum + before, 0),
    adapted: at % 3 !== 2,
  }));
}

describe.each(['webgpu', 'cpu'] as const)('LARS on %s', (backend) => {
  useDevice(backend);

  // Smaller than a vec4, across vec4s, as long as a chunk, of one more, of many chunks.
  it.each([
    [[4], 4],
    [[1, 2, 3, 1], 8],
    [[256, 257, 5, 3, 70_000, 19], 70_540],
  ])('of arrays of %j agrees with float64', async (sizes, length) => {
    const slots = slotsOf(sizes);
    const gradient = randomValues(1, length);
    const state = randomValues(2, 2 * length);
    const end = sizes.reduce((sum, size) => sum + size, 0);
    for (const row of [gradient, state.subarray(0, length), state.subarray(length)]) row.fill(0, end);
    const table = makeArrayTable(slots, length);
    const next = larsUpdate(
      tf.tensor2d(state, [2, length]),
      tf.tensor1d(gradient),
      tf.ones([4]),
      table,
      SCALARS,
    );
    expectClose(await next.data(), larsReference(state, gradient, slots, SCALARS), 1e-5);
    table.dispose();
  });

  it('lets NaN through', async () => {
    const table = makeArrayTable(slotsOf([8]), 8);
    const gradient = randomValues(3, 8).fill(NaN, 3, 4);
    const state = tf.tensor2d(randomValues(4, 16), [2, 8]);
    const next = larsUpdate(state, tf.tensor1d(gradient), tf.ones([4]), table, SCALARS);
    expect((await next.data())[3]).toBeNaN();
  });
});
