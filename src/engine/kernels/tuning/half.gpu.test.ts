import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { convNormalised } from '../batchNorm/convNormalised.ts';
import { conv2dReference } from '../conv2d/conv2d.reference.ts';
import { conv2d } from '../conv2d/conv2d.ts';
import { sameGeometry } from '../conv2d/geometry.ts';
import { DEFAULT_TUNING, HALF_VARIANTS, useTuning } from './tuning.ts';

/** [batch, height, width, inputs, outputs, stride] */
const CASES = [
  [2, 16, 16, 16, 16, 1],
  [3, 17, 19, 8, 24, 2],
  [2, 5, 20, 3, 64, 1],
  [1, 7, 9, 1, 1, 1],
  [1, 1, 1, 2, 3, 2],
  [1, 9, 34, 8, 4, 2],
  [1, 2, 3, 512, 8, 1],
  [1, 3, 3, 8, 512, 2],
  [2, 6, 6, 12, 20, 1],
] as const;

/** Of the greatest value. The check of the product allows ten times as much. */
const TOLERANCE = 1e-3;

const kinds = (values: ArrayLike<number>): string[] =>
  Array.from(values, (value) => (Number.isFinite(value) ? 'finite' : String(value)));

describe.each(HALF_VARIANTS)('half precision, %o', (variant) => {
  useDevice('webgpu');
  beforeAll(() => {
    useTuning({ ...DEFAULT_TUNING, half: { wide: variant, narrow: variant } });
  });
  afterAll(() => {
    useTuning(DEFAULT_TUNING);
  });

  it.each(CASES)('agrees with the reference for %i×%i×%i×%i to %i channels, stride %i', async (...shape) => {
    const [n, h, w, c, o, s] = shape;
    const x = randomValues(1, n * h * w * c);
    const f = randomValues(2, 9 * c * o);
    const X = tf.tensor4d(x, [n, h, w, c]);
    const F = tf.tensor4d(f, [3, 3, c, o]);
    const expected = conv2dReference(x, f, sameGeometry(X.shape, F.shape, s));
    expectClose(await conv2d(X, F, s).data(), expected, TOLERANCE, 'y');
  });

  /** Each value by itself as a half: pictures of one pixel, by a filter of ones. */
  const rounded = async (values: readonly number[]): Promise<number[]> => {
    const y = conv2d(tf.tensor4d([...values], [values.length, 1, 1, 1]), tf.ones([3, 3, 1, 4]), 1);
    return Array.from(await tf.slice(y, [0, 0, 0, 0], [-1, -1, -1, 1]).data());
  };

  it('keeps what a half holds, and rounds what it does not', async () => {
    const halves = [1, -0.333251953125, 65504, -65504, 2 ** -14, 2 ** -24, 1 + 2 ** -10];
    expect(await rounded(halves)).toEqual(halves);
    expect([1, 1 + 2 ** -10]).toContain((await rounded([1 + 2 ** -11.5]))[0]);
    expect((await rounded([1e-9]))[0]).toBeLessThanOrEqual(2 ** -24);
  });

  it('lets NaN and infinity through, and makes infinity of what is too great', async () => {
    expect(await rounded([65519, 65520, -65520, 1e30, Infinity, -Infinity, NaN])).toEqual([
      65504,
      Infinity,
      -Infinity,
      Infinity,
      Infinity,
      -Infinity,
      NaN,
    ]);
    const x = randomValues(6, 8 * 8 * 3);
    x[0] = NaN;
    x[150] = Infinity;
    const X = tf.tensor4d(x, [1, 8, 8, 3]);
    const F = tf.tensor4d(randomValues(7, 9 * 3 * 8), [3, 3, 3, 8]);
    const expected = conv2dReference(x, await F.data<'float32'>(), sameGeometry(X.shape, F.shape, 1));
    expect(kinds(await conv2d(X, F, 1).data())).toEqual(kinds(expected));
  });

  it('sums in float32: halves would stop counting at 2,048', async () => {
    const y = await conv2d(tf.ones([1, 3, 3, 512]), tf.ones([3, 3, 512, 4]), 1).data();
    expect(y[4 * 4]).toBe(9 * 512);
  });

  it('leaves gradients as small as they are, and products and evaluation exact', async () => {
    const tiny = 1e-10;
    const F = tf.ones<tf.Rank.R4>([3, 3, 4, 4]);
    const X = tf.ones<tf.Rank.R4>([1, 1, 1, 4]);
    const [dx, df] = tf.grads((x, f) => tf.mul(tf.sum(conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 1)), tiny))([
      X,
      F,
    ]) as [tf.Tensor, tf.Tensor];
    expectClose(
      await dx.data(),
      [4, 4, 4, 4].map((sum) => sum * tiny),
      1e-6,
      'dx',
    );
    expect((await tf.sum(df).data())[0]).toBeCloseTo(16 * tiny, 15);
    const third = tf.fill<tf.Rank.R4>([1, 1, 1, 4], 1 / 3);
    const single = await conv2d(third, tf.ones([1, 1, 4, 4]), 1).data();
    expectClose(
      single,
      [4, 4, 4, 4].map((sum) => sum / 3),
      1e-6,
      'kernel of one',
    );
    const statistics = tf.tensor2d([0, 0, 0, 0, 1, 1, 1, 1], [2, 4]);
    const normalisation = { gamma: tf.ones<tf.Rank.R1>([4]), beta: tf.zeros<tf.Rank.R1>([4]), statistics };
    const y = convNormalised(third, F, 1, normalisation, { epsilon: 0, relu: false });
    expectClose(
      await y.data(),
      [4, 4, 4, 4].map((sum) => sum / 3),
      1e-6,
      'evaluation',
    );
  });
});
