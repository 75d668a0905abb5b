import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import {
  globalAveragePoolGradientReference,
  globalAveragePoolReference,
} from './globalAveragePool.reference.ts';
import { globalAveragePool } from './globalAveragePool.ts';

describe.each(['webgpu', 'wasm', 'cpu'] as const)('globalAveragePool on %s', (backend) => {
  useDevice(backend);

  it.each([
    [3, 4, 5, 8],
    [1, 1, 1, 4],
    [2, 7, 1, 512],
    [2, 3, 3, 5],
  ])('of %i×%i×%i×%i agrees with the reference, and so does its gradient', async (n, h, w, c) => {
    const x = randomValues(1, n * h * w * c);
    const weights = randomValues(2, n * c);
    const W = tf.tensor2d(weights, [n, c]);
    const { value, grad } = tf.valueAndGrad((X) => tf.sum(tf.mul(globalAveragePool(X as tf.Tensor4D), W)))(
      tf.tensor4d(x, [n, h, w, c]),
    );
    const y = globalAveragePoolReference(x, h * w, c);
    const expected = y.reduce((sum, at, index) => sum + at * (weights[index] ?? 0), 0);
    expectClose(await value.data(), [expected], 1e-4, 'weighted sum');
    expectClose(await grad.data(), globalAveragePoolGradientReference(weights, h * w, c), 1e-5, 'dx');
    expectClose(await globalAveragePool(tf.tensor4d(x, [n, h, w, c])).data(), y, 1e-5, 'y');
  });
});
