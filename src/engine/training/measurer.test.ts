import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../core/metrics.ts';
import { PURPOSE } from '../../core/random.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { heldOutSplit } from '../../core/split.ts';
import { useDevice } from '../../testing/device.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { runToEnd } from '../../testing/runTrainer.ts';
import { alignment, unitRows } from '../metrics/geometry.ts';
import { Network } from '../models/network.ts';
import { learningRateAt } from '../optim/schedule.ts';
import { Batches } from './batches.ts';
import { Measurer } from './measurer.ts';
import { TrainingState } from './step.ts';
import type { TrainerEvent } from './run.ts';
import type { ViewSource } from './viewSource.ts';
import { pipelineViews } from './views.ts';

// JavaScript alone would take minutes.
useDevice('wasm');

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 16, steps: 11, seed: 2 };
const PHOTOS = 60;
const photos = noisePhotos(PHOTOS, 24);
const labels = Int32Array.from({ length: PHOTOS }, (_, id) => (id % 7 === 0 ? -1 : id % 3));

const rowsOf = (events: readonly TrainerEvent[]): MetricRow[] =>
  events.flatMap((event) => (event.type === 'metrics' ? event.rows : []));

/** Without what the clock says, and what was computed before. */
const timeless = (row: MetricRow): Partial<MetricRow> => ({
  ...row,
  stepMs: 0,
  imagesPerSecond: 0,
  tensors: 0,
});

/** A source that also tells which photos it was asked for. */
function watched(spoil?: (views: tf.Tensor4D, asked: number) => tf.Tensor4D): {
  source: ViewSource;
  trained: Set<number>;
} {
  const source = pipelineViews(photos);
  const trained = new Set<number>();
  let batches = 0;
  const pairs: ViewSource['pairs'] = (ids, recipe, key) => {
    const views = source.pairs(ids, recipe, key);
    if (ids.length !== SETTINGS.batchSize) return views;
    for (const id of Array.from(ids)) trained.add(id);
    batches += 1;
    return spoil ? spoil(views, batches) : views;
  };
  return { source: { ...source, pairs }, trained };
}

describe('a measured run', () => {
  it(
    'tells the same with the same seed, measures included, and trains on no held-out photo',
    { timeout: 60_000 },
    async () => {
      const { source, trained } = watched();
      const tensors = tf.memory().numTensors;
      const { events } = await runToEnd(source, SETTINGS, { labels });
      const again = await runToEnd(source, SETTINGS, { labels });
      const rows = rowsOf(events);
      expect(rowsOf(again.events).map(timeless)).toEqual(rows.map(timeless));
      expect(rows.map(({ step }) => step)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
      const measured = rows.filter((row) => row.alignment !== undefined);
      expect(measured.map(({ step }) => step)).toEqual([10, 11]);
      expect(Object.values(measured[0]!).filter(Number.isFinite)).toHaveLength(8 + 17);
      expect(measured[0]).toMatchObject({ comparedPhotos: 4 });
      const { heldOut } = heldOutSplit({ count: PHOTOS }, SETTINGS);
      expect([...heldOut].filter((id) => trained.has(id))).toEqual([]);
      expect(tf.memory().numTensors).toBe(tensors);
      const frames = events.filter((event) => event.type === 'similarities');
      expect(frames.map(({ step }) => step)).toEqual([10, 11]);
      expect(frames[0]?.similarities.positive.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    },
  );

  it('measures without held-out photos and without labels what can be measured then', async () => {
    const { source, trained } = watched();
    const { events } = await runToEnd(source, { ...SETTINGS, heldOut: 0 });
    const last = rowsOf(events).at(-1)!;
    expect(last.trainTop1).toBeGreaterThanOrEqual(0);
    expect([last.heldOutTop1, last.knn]).toEqual([undefined, undefined]);
    expect(Math.max(...trained)).toBeLessThan(PHOTOS);
  });

  it('with nothing held out trains to the bit as if nothing were measured', async () => {
    const settings = { ...SETTINGS, heldOut: 0 };
    const { source } = watched();
    const { events } = await runToEnd(source, settings);
    const network = Network.of(settings);
    const state = new TrainingState(network, settings, network.initialWeights(settings.seed));
    const everyPhoto = Uint32Array.from({ length: PHOTOS }, (_, id) => id);
    const batches = new Batches(everyPhoto, settings.batchSize, settings.seed);
    const losses: number[] = [];
    for (let step = 1; step <= settings.steps; step++) {
      const key = { seed: settings.seed, purpose: PURPOSE.augment, step };
      const views = source.pairs(batches.at(step), settings, key);
      const rate = learningRateAt(step, settings.steps, settings.learningRate);
      const metrics = state.step(views, step, rate, batches.at(step));
      losses.push((await metrics.data())[0]!);
      tf.dispose([views, metrics]);
    }
    state.dispose();
    expect(rowsOf(events).map(({ loss }) => loss)).toEqual(losses);
  });
});

describe('a run that breaks', () => {
  it('ends at once at the step that saw it, and keeps the weights of the last checkpoint', async () => {
    // The thirteenth batch, the rehearsal's aside, holds a view that is no numbers.
    const { source } = watched((views, batch) => {
      if (batch !== 13) return views;
      const spoiled = tf.tidy(() =>
        tf.concat([tf.fill(tf.slice(views, 0, 1).shape, NaN), tf.slice(views, 1)]),
      );
      views.dispose();
      return spoiled as tf.Tensor4D;
    });
    const { events, error } = await runToEnd(source, { ...SETTINGS, steps: 30 });
    expect(error).toMatchObject({ code: 'not-finite', message: expect.stringContaining('at step 13') });
    const checkpoints = events.filter((event) => event.type === 'checkpoint');
    expect(checkpoints.map(({ step }) => step)).toEqual([10]);
    expect(checkpoints[0]?.weights.parameters.every(Number.isFinite)).toBe(true);
    expect(rowsOf(events).at(-1)?.step).toBe(12);
  });

  it('never keeps weights that are no numbers, though every loss so far was one', async () => {
    const { source } = watched();
    const { events, error } = await runToEnd(source, { ...SETTINGS, steps: 1, learningRate: 1e39 });
    expect(error).toMatchObject({ code: 'not-finite' });
    expect(events.filter((event) => event.type === 'checkpoint')).toEqual([]);
  });
});

describe('Measurer', () => {
  it('agrees with the plain geometry of views that are embedded one by one', async () => {
    const source = pipelineViews(photos);
    const network = Network.of(SETTINGS);
    const state = new TrainingState(network, SETTINGS, network.initialWeights(1));
    const split = { training: Uint32Array.of(3, 14, 15), heldOut: new Uint32Array(0) };
    const measurer = new Measurer(state, source, SETTINGS, split, {});
    const { measures } = await measurer.measure(5, SETTINGS);
    const z = [0, 1].map(() => [] as number[]);
    for (const id of [3, 14, 15]) {
      const views = source.pairs([id], SETTINGS, { seed: SETTINGS.seed, purpose: PURPOSE.measure, step: 5 });
      const values = await state.withWeights(async ({ parameters, statistics }) => {
        const embedded = network.evaluate(parameters, statistics, views);
        return Array.from(await embedded.z.data());
      });
      const d = network.layout.projection;
      z[0]!.push(...values.slice(0, d));
      z[1]!.push(...values.slice(d));
    }
    const [first, second] = z.map((values) => unitRows({ values, d: network.layout.projection }));
    expect(measures.alignment).toBeCloseTo(alignment(first!, second!), 5);
    state.dispose();
  });
});
