import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import {
  conv2dFilterGradientReference,
  conv2dInputGradientReference,
  conv2dReference,
} from './conv2d.reference.ts';
import { conv2d } from './conv2d.ts';
import { sameGeometry } from './geometry.ts';

/** [batch, height, width, inputs, outputs, kernel, stride] */
type Case = readonly [number, number, number, number, number, 1 | 3, 1 | 2];

const CASES: readonly Case[] = [
  [2, 8, 8, 4, 8, 3, 1],
  [2, 8, 8, 8, 16, 3, 2],
  [1, 7, 9, 4, 4, 3, 1],
  [1, 7, 9, 4, 12, 3, 2],
  [3, 5, 5, 3, 16, 3, 1],
  [1, 1, 1, 1, 1, 3, 1],
  [1, 1, 1, 2, 3, 3, 2],
  [1, 1, 5, 3, 2, 3, 2],
  [1, 2, 3, 5, 7, 3, 2],
  [2, 6, 6, 8, 20, 1, 1],
  [5, 3, 7, 3, 5, 1, 1],
  [2, 9, 10, 8, 16, 1, 2],
  [1, 33, 17, 4, 8, 3, 2],
  [4, 4, 4, 64, 64, 3, 1],
  [19, 4, 4, 6, 10, 3, 1],
  [1, 2, 2, 512, 8, 3, 1],
  [1, 3, 3, 8, 512, 3, 2],
];

describe.each(['webgpu', 'wasm'] as const)('on %s', (backend) => {
  useDevice(backend);

  describe.each(CASES)(
    'conv2d of %i×%i×%i×%i to %i channels, kernel %i, stride %i',
    (n, h, w, c, o, k, s) => {
      const geometry = sameGeometry([n, h, w, c], [k, k, c, o], s);
      const x = randomValues(1, n * h * w * c);
      const f = randomValues(2, k * k * c * o);
      const weights = randomValues(3, n * geometry.outHeight * geometry.outWidth * o);

      it('agrees with the reference, and so do both gradients', async () => {
        const X = tf.tensor4d(x, [n, h, w, c]);
        const F = tf.tensor4d(f, [k, k, c, o]);
        const W = tf.tensor4d(weights, [n, geometry.outHeight, geometry.outWidth, o]);
        const y = conv2d(X, F, s);
        expect(y.shape).toEqual(W.shape);
        const gradients = tf.grads((a, b) =>
          tf.sum(tf.mul(conv2d(a as tf.Tensor4D, b as tf.Tensor4D, s), W)),
        )([X, F]);
        expectClose(await y.data(), conv2dReference(x, f, geometry), 1e-5, 'y');
        const [dx, df] = gradients as [tf.Tensor, tf.Tensor];
        expectClose(await dx.data(), conv2dInputGradientReference(weights, f, geometry), 1e-5, 'dx');
        expectClose(await df.data(), conv2dFilterGradientReference(x, weights, geometry), 1e-5, 'df');
      });
    },
  );

  describe('conv2d', () => {
    it('gives the same bits twice', async () => {
      const X = tf.tensor4d(randomValues(4, 4 * 16 * 16 * 8), [4, 16, 16, 8]);
      const F = tf.tensor4d(randomValues(5, 9 * 8 * 16), [3, 3, 8, 16]);
      const gradient = tf.grad((f) => tf.sum(tf.square(conv2d(X, f as tf.Tensor4D, 1))));
      expect(await gradient(F).data()).toEqual(await gradient(F).data());
    });

    it('lets NaN and infinity through, and no further than they reach', async () => {
      const x = randomValues(6, 8 * 8 * 3);
      x[0] = NaN;
      x[150] = Infinity;
      const X = tf.tensor4d(x, [1, 8, 8, 3]);
      const F = tf.tensor4d(randomValues(7, 9 * 3 * 5), [3, 3, 3, 5]);
      const y = await conv2d(X, F, 1).data();
      const expected = conv2dReference(x, await F.data<'float32'>(), sameGeometry(X.shape, F.shape, 1));
      const kinds = (values: ArrayLike<number>): string[] =>
        Array.from(values, (value) => (Number.isFinite(value) ? 'finite' : String(value)));
      expect(kinds(y)).toEqual(kinds(expected));
    });

    it('takes pictures that carry a fourth channel of zeros, and adds a bias', async () => {
      const x = randomValues(9, 2 * 6 * 5 * 3);
      const f = randomValues(10, 9 * 3 * 8);
      const bias = randomValues(11, 8);
      const weights = randomValues(12, 2 * 6 * 5 * 8);
      const X = tf.pad(tf.tensor4d(x, [2, 6, 5, 3]), [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ]);
      const geometry = sameGeometry([2, 6, 5, 3], [3, 3, 3, 8], 1);
      const W = tf.tensor4d(weights, [2, 6, 5, 8]);
      const run = (filter: tf.Tensor, b: tf.Tensor): tf.Tensor4D =>
        conv2d(X, filter as tf.Tensor4D, 1, b as tf.Tensor1D);
      const [F, B] = [tf.tensor4d(f, [3, 3, 3, 8]), tf.tensor1d(bias)];
      const expected = conv2dReference(x, f, geometry).map((value, at) => value + (bias[at % 8] ?? 0));
      expectClose(await run(F, B).data(), expected, 1e-5, 'y');
      const [df, db] = tf.grads((a, b) => tf.sum(tf.mul(run(a, b), W)))([F, B]) as [tf.Tensor, tf.Tensor];
      expectClose(await df.data(), conv2dFilterGradientReference(x, weights, geometry), 1e-5, 'df');
      const sums = bias.map((_, o) =>
        weights.reduce((sum, value, at) => (at % 8 === o ? sum + value : sum), 0),
      );
      expectClose(await db.data(), sums, 1e-5, 'db');
    });

    it('spends nothing on the gradient of an input that no variable needs', () => {
      const X = tf.tensor4d(randomValues(7, 2 * 8 * 8 * 4), [2, 8, 8, 4]);
      const F = tf.variable(tf.tensor4d(randomValues(8, 9 * 4 * 8), [3, 3, 4, 8]));
      const names: string[] = [];
      const seen = tf.engine().profile(() => tf.variableGrads(() => tf.sum<tf.Scalar>(conv2d(X, F, 1)), [F]));
      return seen.then((profile) => {
        names.push(...profile.kernels.map((kernel) => kernel.name));
        expect(names).toContain('LikenessConv2DFilterGradient');
        expect(names).not.toContain('LikenessConv2DInputGradient');
      });
    });
  });
});
