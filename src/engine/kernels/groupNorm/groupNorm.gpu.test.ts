import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { extentsOf } from './extents.ts';
import { groupNormGradientReference, groupNormReference } from './groupNorm.reference.ts';
import { groupNorm } from './groupNorm.ts';

const EPSILON = 1e-5;

describe.each(['webgpu', 'wasm', 'cpu'] as const)('on %s', (backend) => {
  useDevice(backend);

  describe.each([
    [[4, 8, 8, 16], 2, true],
    [[4, 8, 8, 16], 2, false],
    [[3, 5, 7, 24], 3, true],
    [[1, 40, 30, 8], 1, true],
    [[2, 3, 3, 144], 18, false],
    [[5, 128], 1, true],
    [[6, 64], 8, true],
    [[2, 5, 3, 6], 2, true],
  ] as const)('groupNorm of %j in %i groups, relu %s', (shape, groups, relu) => {
    const size = shape.reduce<number>((product, extent) => product * extent, 1);
    const extents = extentsOf({ shape: [...shape] });
    const { channels } = extents;
    const options = { groups, epsilon: EPSILON, relu };
    const x = randomValues(1, size).map((value, i) => 3 * value + (i % channels) / 4);
    const gamma = randomValues(2, channels).map((value) => value + 1.5);
    const beta = randomValues(3, channels);
    const weights = randomValues(4, size);

    it('agrees with the reference, and so do its gradients', async () => {
      const before = tf.memory().numTensors;
      const given = [tf.tensor(x, [...shape]), tf.tensor1d(gamma), tf.tensor1d(beta)] as const;
      const [X, G, B] = given;
      const y = tf.tidy(() => groupNorm(X, G, B, options));
      expectClose(await y.data(), groupNormReference(x, gamma, beta, extents, options), 1e-5, 'y');
      const W = tf.tensor(weights, [...shape]);
      const gradients = tf.grads((a, g, b) =>
        tf.sum(tf.mul(groupNorm(a, g as tf.Tensor1D, b as tf.Tensor1D, options), W)),
      )([...given]);
      const [dx, dGamma, dBeta] = gradients as [tf.Tensor, tf.Tensor, tf.Tensor];
      const expected = groupNormGradientReference(weights, x, gamma, beta, extents, options);
      expectClose(await dx.data(), expected.dx, 1e-4, 'dx');
      expectClose(await dGamma.data(), expected.dGamma, 1e-4, 'dGamma');
      expectClose(await dBeta.data(), expected.dBeta, 1e-4, 'dBeta');
      tf.dispose([X, G, B, W, y, dx, dGamma, dBeta]);
      expect(tf.memory().numTensors).toBe(before);
    });
  });

  it('keeps the variance of values that lie far from zero', async () => {
    const x = randomValues(5, 2 * 256 * 8).map((value) => 10_000 + value);
    const [ones, zeros] = [new Float32Array(8).fill(1), new Float32Array(8)];
    const options = { groups: 1, epsilon: EPSILON, relu: false };
    const y = groupNorm(tf.tensor(x, [2, 256, 8]), tf.tensor1d(ones), tf.tensor1d(zeros), options);
    const expected = groupNormReference(x, ones, zeros, { views: 2, pixels: 256, channels: 8 }, options);
    expectClose(await y.data(), expected, 2e-3);
  });

  it('lets NaN through under ReLU, and in its own view alone', async () => {
    const x = randomValues(6, 2 * 4 * 8);
    x[0] = NaN;
    const options = { groups: 1, epsilon: EPSILON, relu: true };
    const y = groupNorm(tf.tensor(x, [2, 4, 8]), tf.ones([8]), tf.zeros([8]), options);
    const values = await y.data();
    expect(values.slice(0, 32).every(Number.isNaN)).toBe(true);
    expect(values.slice(32).some(Number.isNaN)).toBe(false);
  });

  it('refuses groups that do not divide the channels', () => {
    const x = tf.zeros([2, 4, 8]);
    expect(() =>
      groupNorm(x, tf.ones([8]), tf.zeros([8]), { groups: 3, epsilon: EPSILON, relu: true }),
    ).toThrow(/3 groups/);
  });
});
