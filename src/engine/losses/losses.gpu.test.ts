import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { BACKENDS, DEFAULT_SETTINGS, type LossName } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import losses from '../../testing/reference/losses.json' with { type: 'json' };
import metrics from '../../testing/reference/metrics.json' with { type: 'json' };
import supervised from '../../testing/reference/supCon.json' with { type: 'json' };
import { stacked, type ReferenceRows } from './referenceRows.ts';
import { contrastiveAccuracy } from '../metrics/contrastiveAccuracy.ts';
import { pairRanks } from '../metrics/pairRanks.ts';
import { BatchMasks } from './batchMasks.ts';
import { compareViews } from './comparison.ts';
import { ContrastiveLoss } from './contrastiveLoss.ts';
import { CONTRASTIVE_LOSSES, type LossContext } from './registry.ts';
import { similarityRows } from './similarity.ts';

interface ViewCase {
  readonly name: string;
  readonly params: { readonly temperature: number; readonly labels?: readonly number[] };
  readonly inputs: { readonly z0: ReferenceRows; readonly z1: ReferenceRows };
  readonly grads: { readonly z0: ReferenceRows; readonly z1: ReferenceRows };
  readonly loss: number;
}

const viewCases: readonly ViewCase[] = [...losses.cases, ...supervised.cases];

/** The loss that a case is named after. */
function lossOf(name: string): LossName {
  if (name.startsWith('dcl')) return 'dcl';
  return name.startsWith('supcon') ? 'supcon' : 'nt-xent';
}

// WebGL needs a browser: there the end-to-end tests run it.
describe.each(BACKENDS.filter((backend) => backend !== 'webgl'))('on %s', (backend) => {
  useDevice(backend);

  it.each(viewCases.map((c) => [c.name, c] as const))('%s agrees', async (name, c) => {
    const z = stacked(c.inputs.z0, c.inputs.z1);
    const loss = lossOf(name);
    const { temperature, labels } = c.params;
    const photos = Array.from({ length: z.shape[0] / 2 }, (_, id) => id);
    const settings = { ...DEFAULT_SETTINGS, loss, temperature, batchSize: photos.length };
    const whole = new ContrastiveLoss(settings, z.shape[1], { labels });
    const masks = new BatchMasks(photos.length);
    const context: LossContext = {
      sharpness: 1 / temperature,
      margin: NaN,
      chooseNegatives: () => tf.tensor1d([]),
      classes: () => tf.tensor1d([...(labels ?? []), ...(labels ?? [])], 'int32'),
      self: () => masks.self(),
    };
    // Fused on WebGPU; so with a temperature that is a tensor; and operation by operation everywhere.
    const ways: ((rows: tf.Tensor2D) => tf.Scalar)[] = [
      (rows) => whole.of(rows, { photos, step: 1 }).loss,
      (rows) => whole.of(rows, { photos, step: 1 }, tf.tensor1d([1 / temperature])).loss,
      (rows) =>
        CONTRASTIVE_LOSSES[loss].of(compareViews(similarityRows(rows, 'cosine'), 'all', masks), context),
    ];
    for (const way of ways) {
      const { value, grad } = tf.valueAndGrad((rows) => way(rows as tf.Tensor2D))(z);
      expectClose(await value.data(), [c.loss], 1e-5, 'loss');
      expectClose(await grad.data(), [...c.grads.z0.data, ...c.grads.z1.data], 1e-5, 'gradient');
    }
    whole.dispose();
    masks.dispose();
  });

  it('a row of zeros gives a finite loss and gradient', async () => {
    const whole = new ContrastiveLoss({ ...DEFAULT_SETTINGS, loss: 'nce', batchSize: 2 }, 2);
    const { value, grad } = tf.valueAndGrad(
      (z) => whole.of(z as tf.Tensor2D, { photos: [0, 1], step: 1 }).loss,
    )(tf.tensor2d([0, 0, 1, 2, 3, 1, 0, 1], [4, 2]));
    expect(Number.isFinite((await value.data())[0])).toBe(true);
    expect([...(await grad.data())].every(Number.isFinite)).toBe(true);
    whole.dispose();
  });

  it.each(metrics.cases.map((c) => [c.name, c] as const))('%s: top 1 and top 5', async (_, c) => {
    const z = stacked(c.inputs.z0, c.inputs.z1);
    const masks = new BatchMasks(z.shape[0] / 2);
    const ranks = tf.reshape<tf.Rank.R1>(tf.slice(pairRanks(z, 'cosine', masks), [0, 3], [-1, 1]), [-1]);
    expectClose(await contrastiveAccuracy(ranks).data(), [c.expected.top1, c.expected.top5], 1e-6);
    masks.dispose();
  });
});
