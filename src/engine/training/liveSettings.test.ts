import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { settingsAfter, withChanges, type LiveChanges } from '../../core/liveSettings.ts';
import type { MetricRow } from '../../core/metrics.ts';
import { DEFAULT_SETTINGS, OPTIMIZER_NAMES, type Settings } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { unsteered } from '../../testing/runControl.ts';
import type { NetworkWeights } from '../models/network.ts';
import { learningRateAt } from '../optim/schedule.ts';
import { train } from './trainer.ts';
import type { ViewSource } from './viewSource.ts';
import { pipelineViews } from './views.ts';

useDevice('wasm');

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 8, steps: 6, seed: 2 };
/** Below what a float32 weight can be moved by. */
const NEARLY_ZERO = 1e-12;

interface Told {
  readonly rows: readonly MetricRow[];
  readonly last: Settings;
  readonly weights: NetworkWeights;
  /** The recipe of every batch of views that was made, in order. */
  readonly made: readonly Settings['augmentation'][];
}

/** A run in which something is turned before some of its steps. */
async function run(settings: Settings, turns: Readonly<Record<number, LiveChanges>> = {}): Promise<Told> {
  const plain = pipelineViews(noisePhotos(8, 12));
  const made: Settings['augmentation'][] = [];
  const source: ViewSource = {
    ...plain,
    pairs(ids, recipe, key) {
      if (ids.length === settings.batchSize) made.push(recipe.augmentation);
      return plain.pairs(ids, recipe, key);
    },
  };
  const rows: MetricRow[] = [];
  let end: Pick<Told, 'last' | 'weights'> | undefined;
  for await (const event of train(source, settings, unsteered({ turned: (step) => turns[step] ?? null }))) {
    if (event.type === 'metrics') rows.push(...event.rows);
    if (event.type === 'checkpoint') end = { last: event.settings, weights: event.weights };
  }
  if (end === undefined) throw new Error('no checkpoint');
  return { rows, made, ...end };
}

let first: Promise<Told> | undefined;
/** The run in which nothing is turned. */
const untouched = (): Promise<Told> => (first ??= run(SETTINGS));

const losses = ({ rows }: Told): number[] => rows.map(({ loss }) => loss);

describe('what is turned while a run goes on', { timeout: 60_000 }, () => {
  it.each(OPTIMIZER_NAMES)(
    '%s: a learning rate of almost 0 freezes the weights from its step on',
    async (optimizer) => {
      const settings = { ...SETTINGS, optimizer, steps: 3 };
      const frozen = await run(settings, { 2: { learningRate: NEARLY_ZERO } });
      const still = await run(settings, { 2: { learningRate: NEARLY_ZERO }, 3: { temperature: 0.5 } });
      const later = await run(settings, { 3: { learningRate: NEARLY_ZERO } });
      // After step 1 nothing moves them, whatever is asked of the loss.
      expect(losses(still)[2]).not.toBe(losses(frozen)[2]);
      expect(still.weights.parameters).toEqual(frozen.weights.parameters);
      expect(later.weights.parameters).not.toEqual(frozen.weights.parameters);
    },
  );

  it('the schedule goes on with the new peak, where it is', async () => {
    const { rows } = await run(SETTINGS, { 4: { learningRate: 0.02 } });
    expect(rows.map(({ learningRate }) => learningRate)).toEqual(
      [1, 2, 3, 4, 5, 6].map((step) => learningRateAt(step, 6, step < 4 ? SETTINGS.learningRate : 0.02)),
    );
  });

  it('another temperature holds from its step on, and not before', async () => {
    const plain = losses(await untouched());
    const turned = await run(SETTINGS, { 3: { temperature: 1 } });
    expect(losses(turned).slice(0, 2)).toEqual(plain.slice(0, 2));
    // The same network, the same views; at τ 1 even a network that knows nothing loses less.
    const warm = losses(await run({ ...SETTINGS, temperature: 1 }));
    expect(losses(turned)[2]).not.toBeCloseTo(plain[2] ?? NaN, 2);
    expect(Math.abs((losses(turned)[2] ?? NaN) - (warm[2] ?? NaN))).toBeLessThan(0.1);
  });

  it('another augmentation makes other views from its step on, of that step too', async () => {
    const plain = await untouched();
    const turned = await run(SETTINGS, { 3: { cropMinArea: 1, jitter: 0 } });
    expect(losses(turned).slice(0, 2)).toEqual(losses(plain).slice(0, 2));
    expect(losses(turned)[2]).not.toBe(losses(plain)[2]);
    const next = { ...SETTINGS.augmentation, cropMinArea: 1, jitter: 0 };
    // Those of step 3 had been made while step 2 was computed, and were made again.
    const old = SETTINGS.augmentation;
    expect(turned.made).toEqual([...plain.made.slice(0, -3).map(() => old), next, next, next, next]);
  });

  it('a checkpoint tells the settings that the run came to have, and no tensor stays', async () => {
    const before = tf.memory().numTensors;
    const { last } = await run(SETTINGS, { 2: { temperature: 0.5, flip: 0 }, 5: { flip: 1 } });
    expect(tf.memory().numTensors).toBe(before);
    const changes = withChanges([], SETTINGS, 2, { temperature: 0.5, flip: 1 });
    expect(last).toEqual(settingsAfter(SETTINGS, changes));
  });

  it('a temperature that is learned goes its own way', async () => {
    const settings = { ...SETTINGS, steps: 3, learnTemperature: true };
    expect(losses(await run(settings, { 2: { temperature: 1 } }))).toEqual(losses(await run(settings)));
  });
});
