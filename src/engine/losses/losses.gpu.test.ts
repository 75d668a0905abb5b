import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import losses from '../../testing/reference/losses.json' with { type: 'json' };
import metrics from '../../testing/reference/metrics.json' with { type: 'json' };
import { contrastiveAccuracy, positiveRanks } from '../metrics/contrastiveAccuracy.ts';
import { contrastiveLoss } from './contrastiveLoss.ts';
import { CONTRASTIVE_LOSSES } from './registry.ts';
import { makePairMasks, pairLogits } from './similarity.ts';

interface Rows {
  readonly shape: number[];
  readonly data: number[];
}

const stacked = (z0: Rows, z1: Rows): tf.Tensor2D =>
  tf.tensor2d([...z0.data, ...z1.data], [2 * (z0.shape[0] ?? 0), z0.shape[1] ?? 0]);

// WebGL needs a browser: there the end-to-end tests run it.
describe.each(BACKENDS.filter((backend) => backend !== 'webgl'))('on %s', (backend) => {
  useDevice(backend);

  it.each(losses.cases.map((c) => [c.name, c] as const))('%s agrees with lightly', async (name, c) => {
    const z = stacked(c.inputs.z0, c.inputs.z1);
    const masks = makePairMasks(z.shape[0] / 2);
    const loss = name.startsWith('dcl') ? 'dcl' : 'nt-xent';
    const { temperature } = c.params;
    // Fused on WebGPU, and operation by operation everywhere.
    const ways: ((rows: tf.Tensor2D) => tf.Scalar)[] = [
      (rows) => contrastiveLoss(rows, { loss, similarity: 'cosine', temperature }).loss,
      (rows) => CONTRASTIVE_LOSSES[loss].ofLogits(pairLogits(rows, 'cosine', temperature), masks),
    ];
    for (const way of ways) {
      const { value, grad } = tf.valueAndGrad((rows) => way(rows as tf.Tensor2D))(z);
      expect((await value.data())[0]).toBeCloseTo(c.loss, 4);
      expectClose(await value.data(), [c.loss], 1e-5, 'loss');
      expectClose(await grad.data(), [...c.grads.z0.data, ...c.grads.z1.data], 1e-5, 'gradient');
    }
  });

  it('the gradient of NT-Xent on dot products agrees with finite differences', async () => {
    const data = losses.cases[0]?.inputs.z0.data.slice(0, 16) ?? [];
    const masks = makePairMasks(2);
    const loss = (values: readonly number[]): tf.Scalar =>
      CONTRASTIVE_LOSSES['nt-xent'].ofLogits(pairLogits(tf.tensor2d([...values], [4, 4]), 'dot', 0.9), masks);
    const gradient = tf.grad((z) =>
      CONTRASTIVE_LOSSES['nt-xent'].ofLogits(pairLogits(z as tf.Tensor2D, 'dot', 0.9), masks),
    )(tf.tensor2d(data, [4, 4]));
    const step = 1e-2;
    const at = async (index: number, offset: number): Promise<number> =>
      (await loss(data.map((value, i) => value + (i === index ? offset : 0))).data())[0] ?? NaN;
    const slopes: number[] = [];
    for (let i = 0; i < data.length; i++)
      slopes.push(((await at(i, step)) - (await at(i, -step))) / (2 * step));
    expectClose(await gradient.data(), slopes, 5e-3);
  });

  it('a row of zeros gives a finite loss and gradient', async () => {
    const masks = makePairMasks(2);
    const { value, grad } = tf.valueAndGrad((z) =>
      CONTRASTIVE_LOSSES['nt-xent'].ofLogits(pairLogits(z as tf.Tensor2D, 'cosine', 0.2), masks),
    )(tf.tensor2d([0, 0, 1, 2, 3, 1, 0, 1], [4, 2]));
    expect(Number.isFinite((await value.data())[0])).toBe(true);
    expect([...(await grad.data())].every(Number.isFinite)).toBe(true);
  });

  it.each(metrics.cases.map((c) => [c.name, c] as const))('%s: top 1 and top 5', async (_, c) => {
    const z = stacked(c.inputs.z0, c.inputs.z1);
    const masks = makePairMasks(z.shape[0] / 2);
    const accuracy = contrastiveAccuracy(positiveRanks(pairLogits(z, 'cosine', 1), masks));
    expectClose(await accuracy.data(), [c.expected.top1, c.expected.top5], 1e-6);
    const { perView } = contrastiveLoss(z, { loss: 'dcl', similarity: 'cosine', temperature: 0.1 });
    const ranks = tf.reshape<tf.Rank.R1>(tf.slice(perView, [0, 3], [-1, 1]), [-1]);
    expectClose(await contrastiveAccuracy(ranks).data(), [c.expected.top1, c.expected.top5], 1e-6);
  });
});
