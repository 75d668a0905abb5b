import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { contrastiveGradientReference, contrastiveReference } from './contrastive.reference.ts';
import { fusedContrastive, type ContrastiveOptions } from './contrastive.ts';

useDevice('webgpu');

const EPSILON = 1e-12;
const NT_XENT: ContrastiveOptions = {
  similarity: 'cosine',
  temperature: 0.2,
  decoupled: false,
  epsilon: EPSILON,
};

/** Loss, gradient and what is known of each view, on the device, read back. */
async function run(z: Float32Array, d: number, options: ContrastiveOptions) {
  const Z = tf.tensor2d(z, [z.length / d, d]);
  let perView: tf.Tensor | undefined;
  const { value, grad } = tf.valueAndGrad((x) => {
    const output = fusedContrastive(x as tf.Tensor2D, options);
    perView = tf.keep(output.perView);
    return output.loss;
  })(Z);
  const rows = (await perView?.data()) ?? [];
  const column = (at: number): number[] => Array.from(rows).filter((_, index) => index % 4 === at);
  const result = {
    loss: (await value.data())[0] ?? NaN,
    gradient: (await grad.data()) as Float32Array,
    logSumExp: column(0).map((maximum, i) => maximum + (column(1)[i] ?? NaN)),
    positive: column(2),
    rank: column(3),
  };
  tf.dispose([Z, value, grad, perView]);
  return result;
}

const referenceOptions = (options: ContrastiveOptions) => ({
  ...options,
  cosine: options.similarity === 'cosine',
});

describe.each([
  [4, 4],
  [4, 2],
  [6, 8],
  [10, 6],
  [34, 33],
  [64, 128],
  [130, 64],
] as const)('%i views of %i features', (views, d) => {
  it.each([
    ['cosine', false, 0.2],
    ['cosine', true, 0.07],
    ['dot', false, 1],
    ['dot', true, 0.5],
  ] as const)(
    '%s, decoupled %s, τ %f: agree with the reference',
    async (similarity, decoupled, temperature) => {
      const z = randomValues(views + d, views * d);
      const options = { similarity, decoupled, temperature, epsilon: EPSILON };
      const expected = contrastiveReference(z, d, referenceOptions(options));
      const actual = await run(z, d, options);
      expectClose([actual.loss], [expected.loss], 1e-5, 'loss');
      expectClose(actual.logSumExp, expected.logSumExp, 1e-5, 'log-sum-exp');
      expectClose(actual.positive, expected.positive, 1e-5, 'positive');
      expect(actual.rank).toEqual([...expected.rank]);
      const gradient = Array.from({ length: views }, (_, i) => [
        ...contrastiveGradientReference(z, d, referenceOptions(options), expected, i),
      ]).flat();
      expectClose(actual.gradient, gradient, 1e-5, 'gradient');
    },
  );
});

describe('4,096 views', () => {
  it.each([
    [8, false],
    [32, true],
  ])('of %i features, decoupled %s: agree with float64', async (d, decoupled) => {
    const z = randomValues(d, 4096 * d);
    const options = { ...NT_XENT, decoupled };
    const expected = contrastiveReference(z, d, referenceOptions(options));
    const actual = await run(z, d, options);
    expectClose([actual.loss], [expected.loss], 1e-5, 'loss');
    expectClose(actual.logSumExp, expected.logSumExp, 1e-5, 'log-sum-exp');
    expectClose(actual.positive, expected.positive, 1e-5, 'positive');
    // A negative that lies within rounding of the positive may fall to either side of it.
    const off = actual.rank.map((rank, i) => Math.abs(rank - (expected.rank[i] ?? NaN)));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    for (const i of [0, 1, 2047, 2048, 3001, 4095]) {
      const gradient = contrastiveGradientReference(z, d, referenceOptions(options), expected, i);
      expectClose(actual.gradient.subarray(i * d, (i + 1) * d), gradient, 1e-5, `gradient of view ${i}`);
    }
  });
});

describe('the fused loss', () => {
  it('repeats to the bit', async () => {
    const z = randomValues(1, 100 * 16);
    expect(await run(z, 16, NT_XENT)).toEqual(await run(z, 16, NT_XENT));
  });

  it('of views that are all the same is ln(2B − 1), every positive first', async () => {
    const z = Float32Array.from({ length: 12 * 8 }, (_, at) => 1 + (at % 8));
    const { loss, rank, gradient } = await run(z, 8, { ...NT_XENT, temperature: 0.01 });
    expect(loss).toBeCloseTo(Math.log(11), 5);
    expect(rank).toEqual(new Array(12).fill(0));
    expect(gradient.every((value) => Math.abs(value) < 1e-5)).toBe(true);
  });

  it('counts ties for the positive, also where views of two photos are equal to the bit', async () => {
    const [a, b] = [randomValues(1, 16), randomValues(2, 16)];
    const z = Float32Array.of(...a, ...a, ...b, ...a, ...a, ...b);
    expect((await run(z, 16, NT_XENT)).rank).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('gives a finite loss and gradient where a row is zero', async () => {
    const z = randomValues(3, 8 * 8).fill(0, 8, 16);
    const { loss, gradient } = await run(z, 8, NT_XENT);
    expect(loss).toBeGreaterThan(0);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  it.each([false, true])('bears logits of ±10⁹, decoupled %s', async (decoupled) => {
    const options: ContrastiveOptions = { similarity: 'dot', temperature: 1e-3, decoupled, epsilon: EPSILON };
    const z = Float32Array.of(1000, 0, -1000, 0, 1000, 1, -1000, 0, 1000, 2, 1000, 3);
    const expected = contrastiveReference(z, 2, referenceOptions(options));
    const actual = await run(z, 2, options);
    expect(expected.logSumExp.some((value) => value > 9e8)).toBe(true);
    expectClose([actual.loss], [expected.loss], 1e-5, 'loss');
    expect(actual.gradient.every(Number.isFinite)).toBe(true);
  });

  it('bears a row that is as unlike all others as 10⁹ says', async () => {
    const z = Float32Array.of(-1000, 0, 1000, 0, 1000, 0, 1000, 0);
    const { loss, gradient } = await run(z, 2, { ...NT_XENT, similarity: 'dot', temperature: 1e-3 });
    // Views 0 and 2 are a pair: 0 finds ln 3, all its logits being alike; 2 loses 2·10⁹ to view 1 or 3.
    expect(loss).toBeCloseTo(2e9 / 4, -3);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  it.each([NaN, Infinity])('does not hide %f', async (broken) => {
    const z = randomValues(4, 40 * 8);
    z[100] = broken;
    const { loss, gradient } = await run(z, 8, NT_XENT);
    expect(loss).toBeNaN();
    expect(gradient.some(Number.isNaN)).toBe(true);
  });

  it('multiplies its gradient by what comes back', async () => {
    const z = tf.tensor2d(randomValues(5, 8 * 4), [8, 4]);
    const gradient = (factor: number): tf.Tensor =>
      tf.grad((x) => tf.mul(fusedContrastive(x as tf.Tensor2D, NT_XENT).loss, factor))(z);
    expectClose(await gradient(3).data(), await tf.mul(gradient(1), 3).data(), 1e-6);
  });

  it('keeps no tensor', async () => {
    const before = tf.memory().numTensors;
    await run(randomValues(6, 8 * 6), 6, NT_XENT);
    expect(tf.memory().numTensors).toBe(before);
  });
});
