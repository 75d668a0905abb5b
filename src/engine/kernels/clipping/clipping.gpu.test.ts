import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { clippingReference } from './clipping.reference.ts';
import { clippingFactor } from './clipping.ts';

const SCALARS = { limit: 1, epsilon: 1e-6 };

describe.each(['webgpu', 'cpu'] as const)('clipping on %s', (backend) => {
  useDevice(backend);
  const clip = async (gradient: Float32Array): Promise<ArrayLike<number>> =>
    clippingFactor(tf.tensor1d(gradient), SCALARS).data();

  it.each([
    [4, 1],
    [260, 1e-3],
    [16_388, 1],
    [100_000, 20],
  ])('of %i numbers up to %f agrees with float64', async (length, scale) => {
    const gradient = randomValues(length, length).map((value) => value * scale);
    const expected = clippingReference(gradient, SCALARS.limit, SCALARS.epsilon);
    const [factor = NaN, norm = NaN] = Array.from(await clip(gradient));
    expectClose([factor], [expected[0]], 1e-6, 'factor');
    expectClose([norm], [expected[1]], 1e-6, 'norm');
  });

  it('leaves zero alone', async () => {
    expectClose(await clip(new Float32Array(8)), [1, 0, 0, 0], 1e-7);
  });

  it.each([NaN, Infinity])('does not hide %f', async (broken) => {
    const gradient = randomValues(1, 1000);
    gradient[777] = broken;
    expect((await clip(gradient))[1]).toBe(broken);
  });
});
