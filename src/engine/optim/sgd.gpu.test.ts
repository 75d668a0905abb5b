import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import reference from '../../testing/reference/optim.json' with { type: 'json' };
import { sgd } from './sgd.ts';

const OPTIONS = { learningRate: 0.05, momentum: 0.9, weightDecay: 5e-4 };

/** The reference has six parameters; the state wants a multiple of four. */
const padded = (values: readonly number[]): number[] => [...values, 0, 0];

describe.each(['webgpu', 'wasm', 'cpu'] as const)('on %s', (backend) => {
  useDevice(backend);

  it('SGD with momentum agrees with PyTorch over eight steps', async () => {
    const c = reference.cases.find(({ name }) => name === 'sgd_momentum');
    if (c === undefined) throw new Error('no reference');
    let state = tf.tensor2d([padded(c.start), padded([0, 0, 0, 0, 0, 0])]);
    for (const [at, gradient] of c.grads.entries()) {
      // Twice the gradient, clipped to half.
      state = sgd(state, tf.tensor1d(padded(gradient.map((g) => 2 * g))), tf.fill([4], 0.5), OPTIONS);
      expectClose((await state.data()).slice(0, 6), c.after[at] ?? [], 1e-5, `step ${at + 1}`);
    }
  });
});
