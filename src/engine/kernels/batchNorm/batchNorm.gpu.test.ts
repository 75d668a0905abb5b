import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { batchNormGradientReference, batchNormReference } from './batchNorm.reference.ts';
import { batchNorm, batchNormEvaluation } from './batchNorm.ts';

const EPSILON = 1e-5;

describe.each(['webgpu', 'wasm'] as const)('on %s', (backend) => {
  useDevice(backend);

  describe.each([
    [[4, 8, 8, 16], true],
    [[4, 8, 8, 16], false],
    [[1, 2, 3, 4], true],
    [[3, 5, 7, 12], true],
    [[64, 128], true],
    [[2, 3, 3, 512], false],
    [[2, 5, 3, 7], true],
    [[6, 1], false],
  ] as const)('batchNorm of %j, relu %s', (shape, relu) => {
    const size = shape.reduce<number>((product, extent) => product * extent, 1);
    const channels = shape[shape.length - 1] ?? 0;
    const x = randomValues(1, size).map((value, i) => 3 * value + (i % channels) / 4);
    const gamma = randomValues(2, channels).map((value) => value + 1.5);
    const beta = randomValues(3, channels);
    const weights = randomValues(4, size);
    const tensors = (): [tf.Tensor, tf.Tensor1D, tf.Tensor1D] => [
      tf.tensor(x, [...shape]),
      tf.tensor1d(gamma),
      tf.tensor1d(beta),
    ];

    it('agrees with the reference, and so do its gradients', async () => {
      const options = { epsilon: EPSILON, relu };
      const [X, G, B] = tensors();
      const expected = batchNormReference(x, gamma, beta, EPSILON, relu);
      const { y, statistics } = batchNorm(X, G, B, options);
      expectClose(await y.data(), expected.y, 1e-5, 'y');
      expectClose(await statistics.data(), [...expected.mean, ...expected.variance], 1e-5, 'statistics');
      const W = tf.tensor(weights, [...shape]);
      const [dx, dGamma, dBeta] = tf.grads((a, g, b) =>
        tf.sum(tf.mul(batchNorm(a, g as tf.Tensor1D, b as tf.Tensor1D, options).y, W)),
      )([X, G, B]) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const gradient = batchNormGradientReference(weights, x, gamma, beta, EPSILON, relu);
      expectClose(await dx.data(), gradient.dx, 1e-4, 'dx');
      expectClose(await dGamma.data(), gradient.dGamma, 1e-4, 'dGamma');
      expectClose(await dBeta.data(), gradient.dBeta, 1e-4, 'dBeta');
    });
  });

  describe('batchNorm', () => {
    it('keeps the variance of values that lie far from zero', async () => {
      const x = randomValues(5, 512 * 4).map((value) => 10_000 + value);
      const { statistics } = batchNorm(tf.tensor(x, [512, 4]), tf.ones([4]), tf.zeros([4]), {
        epsilon: EPSILON,
        relu: false,
      });
      const expected = batchNormReference(
        x,
        new Float32Array(4).fill(1),
        new Float32Array(4),
        EPSILON,
        false,
      );
      const variance = (await statistics.data()).slice(4);
      expectClose(variance, expected.variance, 1e-3);
    });

    it('lets NaN through, also under ReLU', async () => {
      const x = randomValues(6, 8 * 4);
      x[0] = NaN;
      const { y } = batchNorm(tf.tensor(x, [8, 4]), tf.ones([4]), tf.zeros([4]), {
        epsilon: EPSILON,
        relu: true,
      });
      expect((await y.data())[0]).toBeNaN();
    });

    it('in evaluation uses the statistics that it is given', async () => {
      const y = batchNormEvaluation(
        tf.tensor2d([[3, 5, 1, 0]]),
        tf.tensor1d([1, 2, 1, 1]),
        tf.tensor1d([0, 1, 0, 0]),
        tf.tensor2d([
          [1, 1, 2, 0],
          [4, 16, 1, 1],
        ]),
        { epsilon: 0, relu: true },
      );
      expectClose(await y.data(), [1, 3, 0, 0], 1e-6);
    });
  });
});
