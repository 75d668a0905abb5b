import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { conv2d } from '../conv2d/conv2d.ts';
import { DEFAULT_TUNING, FILTER_GRADIENT_VARIANTS, FORWARD_VARIANTS, useTuning } from './tuning.ts';

/** [batch, height, width, inputs, outputs, kernel, stride] */
const CASES = [
  [2, 16, 16, 16, 16, 3, 1],
  [3, 17, 19, 8, 24, 3, 2],
  [2, 5, 20, 3, 64, 3, 1],
  [1, 9, 34, 8, 4, 3, 2],
  [7, 1, 8, 20, 12, 1, 1],
] as const;

describe.each(CASES)('variants of a convolution of %i×%i×%i×%i to %i, kernel %i, stride %i', (...shape) => {
  useDevice('webgpu');
  afterAll(() => {
    useTuning(DEFAULT_TUNING);
  });
  const [n, h, w, c, o, k, s] = shape;

  it('give the same bits, in both directions', async () => {
    const X = tf.tensor4d(randomValues(1, n * h * w * c), [n, h, w, c]);
    const F = tf.tensor4d(randomValues(2, k * k * c * o), [k, k, c, o]);
    const B = tf.tensor1d(randomValues(3, o));
    const run = async (): Promise<Float32Array[]> => {
      const { value, grads } = tf.valueAndGrads((x, f, b) =>
        tf.sum(tf.square(conv2d(x as tf.Tensor4D, f as tf.Tensor4D, s, b as tf.Tensor1D))),
      )([X, F, B]);
      const y = conv2d(X, F, s, B);
      const arrays = await Promise.all([y, value, ...grads].map((array) => array.data()));
      tf.dispose([y, value, grads]);
      return arrays as Float32Array[];
    };
    useTuning(DEFAULT_TUNING);
    const expected = await run();
    for (const [at, forward] of FORWARD_VARIANTS.entries()) {
      const filterGradient = FILTER_GRADIENT_VARIANTS[at % FILTER_GRADIENT_VARIANTS.length] ?? { vectors: 1 };
      useTuning({
        forward: { wide: forward, narrow: forward },
        filterGradient: { wide: filterGradient, narrow: filterGradient },
      });
      expect(await run()).toEqual(expected);
    }
  });
});
