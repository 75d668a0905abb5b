import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { addReluGradientReference, addReluReference } from './addRelu.reference.ts';
import { addRelu } from './addRelu.ts';

describe.each(['webgpu', 'wasm', 'cpu'] as const)('addRelu on %s', (backend) => {
  useDevice(backend);

  it.each([[[2, 3, 5, 8]], [[3, 70, 40, 4]], [[1, 1, 1, 7]]] as const)(
    'of %j agrees with the reference, and so do its gradients',
    async (shape) => {
      const before = tf.memory().numTensors;
      const size = shape.reduce<number>((product, extent) => product * extent, 1);
      const [a, b, weights] = [1, 2, 3].map((seed) => randomValues(seed, size)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      const [A, B, W] = [a, b, weights].map((values) => tf.tensor(values, [...shape])) as [
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
      ];
      const y = addRelu(A, B);
      const expected = addReluReference(a, b);
      expectClose(await y.data(), expected, 1e-6, 'y');
      const [dA, dB] = tf.grads((p, q) => tf.sum(tf.mul(addRelu(p, q), W)))([A, B]) as [tf.Tensor, tf.Tensor];
      const gradient = addReluGradientReference(weights, expected);
      expectClose(await dA.data(), gradient, 1e-6, 'dA');
      expectClose(await dB.data(), gradient, 1e-6, 'dB');
      tf.dispose([A, B, W, y, dA, dB]);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('adds both gradients of an identity shortcut', async () => {
    const x = tf.tensor1d([1, -2, 3, -4]);
    const dx = tf.grad((a) => tf.sum(addRelu(a, a)))(x);
    expectClose(await dx.data(), [2, 0, 2, 0], 1e-6);
  });

  it('lets NaN through, and refuses other shapes', async () => {
    const y = addRelu(tf.tensor1d([NaN, 1, -1, 0]), tf.tensor1d([0, 1, 0, 0]));
    const values = await y.data();
    expect(values[0]).toBeNaN();
    expect([...values.slice(1)]).toEqual([2, 0, 0]);
    expect(() => addRelu(tf.zeros([4]), tf.zeros([8]))).toThrow(/differ/);
  });
});
