import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { product } from './product.ts';

describe.each(['webgpu', 'wasm'] as const)('on %s', (backend) => {
  useDevice(backend);

  describe.each([
    [16, 64, 128],
    [7, 5, 3],
    [1, 1, 1],
    [64, 128, 64],
    [402, 20, 9],
  ])('product of %i×%i and %i columns', (n, k, m) => {
    it('agrees with the sum it stands for, and so do its gradients', async () => {
      const a = randomValues(1, n * k);
      const b = randomValues(2, k * m);
      const weights = randomValues(3, n * m);
      const at = (values: Float32Array, row: number, column: number, width: number): number =>
        values[row * width + column] ?? 0;
      const sum = (count: number, term: (index: number) => number): number =>
        Array.from({ length: count }, (_, index) => term(index)).reduce((total, value) => total + value, 0);
      const table = (rows: number, columns: number, entry: (i: number, j: number) => number): number[] =>
        Array.from({ length: rows * columns }, (_, index) =>
          entry(Math.floor(index / columns), index % columns),
        );

      const A = tf.tensor2d(a, [n, k]);
      const B = tf.tensor2d(b, [k, m]);
      const y = product(A, B);
      expect(y.shape).toEqual([n, m]);
      expectClose(
        await y.data(),
        table(n, m, (i, j) => sum(k, (q) => at(a, i, q, k) * at(b, q, j, m))),
        1e-5,
      );
      const W = tf.tensor2d(weights, [n, m]);
      const [da, db] = tf.grads((p, q) => tf.sum(tf.mul(product(p as tf.Tensor2D, q as tf.Tensor2D), W)))([
        A,
        B,
      ]);
      expectClose(
        (await da?.data()) ?? [],
        table(n, k, (i, q) => sum(m, (j) => at(weights, i, j, m) * at(b, q, j, m))),
        1e-5,
      );
      expectClose(
        (await db?.data()) ?? [],
        table(k, m, (q, j) => sum(n, (i) => at(a, i, q, k) * at(weights, i, j, m))),
        1e-5,
      );
    });
  });
});
