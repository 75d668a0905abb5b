import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import reference from '../../testing/reference/optim.json' with { type: 'json' };
import { makeArrayTable } from '../kernels/lars/arrayTable.ts';
import { lars } from './lars.ts';

const OPTIONS = { momentum: 0.9, weightDecay: 0.01, trustCoefficient: 0.1 };

describe.each(['webgpu', 'wasm', 'cpu'] as const)('on %s', (backend) => {
  useDevice(backend);

  // Its arrays begin anywhere, one starts at zero, and the learning rate changes from step to step.
  it.each([0, 4])('LARS agrees with that of MoCo v3 over eight steps, filled up by %i', async (filling) => {
    const c = reference.cases.find(({ name }) => name === 'lars');
    if (c?.shapes === undefined) throw new Error('no reference');
    const padded = (values: readonly number[]): number[] => [
      ...values,
      ...new Array<number>(filling).fill(0),
    ];
    let offset = 0;
    const slots = c.shapes.map((shape) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      offset += size;
      return { offset: offset - size, size, adapted: shape.length > 1 };
    });
    const length = c.start.length;
    const table = makeArrayTable(slots, length + filling);
    let state = tf.tensor2d([padded(c.start), padded(c.start.map(() => 0))]);
    for (const [at, gradient] of c.grads.entries()) {
      const options = { ...OPTIONS, learningRate: c.rates[at] ?? NaN };
      // Twice the gradient, clipped to half.
      state = lars(state, tf.tensor1d(padded(gradient.map((g) => 2 * g))), tf.fill([4], 0.5), table, options);
      expectClose((await state.data()).slice(0, length), c.after[at] ?? [], 1e-5, `step ${at + 1}`);
    }
    table.dispose();
  });
});
