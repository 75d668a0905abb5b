import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { fitEncoder } from '../../core/warmStart.ts';
import { useDevice } from '../../testing/device.ts';
import { batchNorm, conv, layersModelZip, POOL } from '../../testing/layersModels.ts';
import { opened as openZip } from '../../testing/modelZips.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { unsteered } from '../../testing/runControl.ts';
import type { ResumePoint, RunStart } from './run.ts';
import { train } from './trainer.ts';
import { openViews } from './views.ts';

const SIDE = 16;
const BASE: Settings = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: SIDE, steps: 6, heldOut: 0, seed: 5 };
const own = openZip(
  layersModelZip(
    [conv('c1', 3, 8, { strides: [2, 2] }), batchNorm('b1', 8), { name: 'pool', className: POOL.className }],
    [null, SIDE, SIDE, 3],
  ),
);

/** Before the stop: the schedule and the views go by what the run has come to. */
const TURNED = { learningRate: 2e-3, flip: 0 };

/** Together they have every optimizer, and every loss that remembers something or draws lots. */
const CASES: Readonly<Record<string, Settings>> = {
  'AdamW, a learned temperature': { ...BASE, learnTemperature: true },
  'SGD, a queue that is not full at the stop': { ...BASE, optimizer: 'sgd', loss: 'info-nce', queue: 20 },
  'LARS, a queue and random negatives': {
    ...{ ...BASE, optimizer: 'lars', loss: 'triplet', negatives: 'random', queue: 7 },
    ...{ normalisation: 'group', learningRate: 0.1 },
  },
  'an encoder that is frozen': fitEncoder(
    { ...BASE, encoder: 'own', freeze: true, loss: 'nce', learnTemperature: true },
    own.encoder,
  ),
};

interface Told {
  readonly losses: readonly number[];
  readonly end: ResumePoint & { readonly settings: Settings };
}

/** So many steps of a run, and how it was kept after them. Whatever else it held is gone. */
async function take(steps: number, settings: Settings, start: RunStart = {}): Promise<Told> {
  const stop = new AbortController();
  const source = await openViews(noisePhotos(18, 24));
  let taken = 0;
  const control = unsteered({
    signal: stop.signal,
    turned: (step) => (step === 2 ? TURNED : null),
    breathe: () => {
      taken += 1;
      if (taken === steps) stop.abort();
      return Promise.resolve();
    },
  });
  const losses: number[] = [];
  let end: Told['end'] | undefined;
  for await (const event of train(source, settings, control, {}, start)) {
    if (event.type === 'metrics') losses.push(...event.rows.map(({ loss }) => loss));
    if (event.type === 'checkpoint') end = event;
  }
  source.dispose();
  if (end === undefined) throw new Error('no checkpoint');
  return { losses, end };
}

const check = async (settings: Settings): Promise<void> => {
  const encoder = settings.own && own.weights;
  const unbroken = await take(4, settings, { encoder });
  const before = tf.memory().numTensors;
  const first = await take(2, settings, { encoder });
  const second = await take(2, first.end.settings, { from: structuredClone(first.end) });
  expect(tf.memory().numTensors).toBe(before);
  expect([...first.losses, ...second.losses]).toEqual(unbroken.losses);
  expect(second.end).toEqual(unbroken.end);
  expect([first.end.step, second.end.step]).toEqual([2, 4]);
};

describe('a run that goes on from where it was kept is to the bit the one that never stopped', () => {
  describe('on wasm', () => {
    useDevice('wasm');
    it.each(Object.entries(CASES))('%s', (_, settings) => check(settings));
  });

  describe('on webgpu', () => {
    useDevice('webgpu');
    it('AdamW, a queue and a learned temperature', () =>
      check({ ...BASE, loss: 'info-nce', queue: 20, learnTemperature: true }));
  });
});
