import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import reference from '../../testing/reference/optim.json' with { type: 'json' };
import { adamw } from './adamw.ts';
import { clipByGlobalNorm } from './clipping.ts';

const OPTIONS = { learningRate: 0.01, weightDecay: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** The reference has six parameters; the state wants a multiple of four. */
const padded = (values: readonly number[]): number[] => [...values, 0, 0];

describe.each(['webgpu', 'wasm', 'cpu'] as const)('on %s', (backend) => {
  useDevice(backend);

  it('AdamW agrees with PyTorch over eight steps', async () => {
    const c = reference.cases.find(({ name }) => name === 'adamw');
    if (c === undefined) throw new Error('no reference');
    let state = tf.tensor2d([padded(c.start), padded([0, 0, 0, 0, 0, 0]), padded([0, 0, 0, 0, 0, 0])]);
    for (const [at, gradient] of c.grads.entries()) {
      state = adamw(state, tf.tensor1d(padded(gradient)), tf.ones([4]), at + 1, OPTIONS);
      expectClose((await state.data()).slice(0, 6), c.after[at] ?? [], 1e-5, `step ${at + 1}`);
    }
  });

  it('clips a long gradient to the limit and leaves a short one alone', async () => {
    expectClose(await clipByGlobalNorm(tf.tensor1d([3, 4, 0, 0]), 1).data(), [0.2, 5, 0, 0], 1e-6);
    expectClose(await clipByGlobalNorm(tf.tensor1d([0.3, 0.4, 0, 0]), 1).data(), [1, 0.5, 0, 0], 1e-6);
  });

  it('a gradient of NaN is not clipped away', async () => {
    const clip = clipByGlobalNorm(tf.tensor1d([NaN, 1, 0, 0]), 1);
    expect((await clip.data())[1]).toBeNaN();
  });
});
