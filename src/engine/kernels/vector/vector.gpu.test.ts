import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useDevice } from '../../../testing/device.ts';
import { cut, join } from './vector.ts';

const PARTS = [
  { offset: 0, shape: [2, 2] },
  { offset: 4, shape: [3] },
  { offset: 7, shape: [1, 1, 2] },
];

describe.each(['webgpu', 'wasm', 'cpu'] as const)('vectors on %s', (backend) => {
  useDevice(backend);

  it('are cut into arrays', async () => {
    const arrays = cut(tf.tensor2d([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [2, 6]), PARTS);
    expect(arrays.map(({ shape }) => shape)).toEqual([[2, 2], [3], [1, 1, 2]]);
    expect(await Promise.all(arrays.map(async (array) => [...(await array.data())]))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6],
      [7, 8],
    ]);
  });

  it('are joined of arrays and filled up with zeros, whatever the memory held', async () => {
    tf.dispose(tf.fill([8], NaN)); // its memory is the next to be handed out
    const vector = join([tf.tensor2d([[1, 2]]), tf.tensor1d([3, 4, 5])], 8);
    expect([...(await vector.data())]).toEqual([1, 2, 3, 4, 5, 0, 0, 0]);
  });

  it('get the arrays’ gradients in their places', async () => {
    const gradient = tf.grad((vector) => {
      const [a, b, c] = cut(vector, PARTS) as [tf.Tensor, tf.Tensor, tf.Tensor];
      return tf.addN([tf.sum(tf.square(a)), tf.mul(tf.sum(b), 10), tf.sum(tf.mul(c, 100))]);
    })(tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    expect([...(await gradient.data())]).toEqual([2, 4, 6, 8, 10, 10, 10, 100, 100, 0]);
  });

  it('leave nothing behind', () => {
    const vector = tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const before = tf.memory().numTensors;
    const arrays = cut(vector, PARTS);
    expect(tf.memory().numTensors).toBe(before + arrays.length);
    const joined = join(arrays, 12);
    tf.dispose([...arrays, joined]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
