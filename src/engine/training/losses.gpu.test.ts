import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, LOSSES, OPTIMIZER_NAMES, type Settings } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { randomValues } from '../../testing/random.ts';
import { Network } from '../models/network.ts';
import { STEP_METRICS, TrainingState } from './step.ts';

const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  batchSize: 4,
  imageSize: 8,
  queue: 12,
  negatives: 'random',
};
const STEPS = 4;
const LABELS = [0, 0, 1, -1, 1, -1, 0, 1, -1, 0];
const told: Partial<Record<string, number[]>> = {};

/** Numbers of a short run; nothing but what it began with is left on the device. */
async function run(settings: Settings, rate = 1e-3): Promise<number[]> {
  const before = tf.memory().numTensors;
  const network = new Network('tiny', settings.imageSize);
  const state = new TrainingState(network, settings, network.initialWeights(3), { labels: LABELS });
  const rows: number[] = [];
  const counts: number[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const views = tf.tensor4d(randomValues(step, 8 * 8 * 8 * 3), [8, 8, 8, 3]);
    const photos = [step, step + 2, step + 4, 0];
    const metrics = state.step(views, step, rate, photos);
    rows.push(...(await metrics.data()));
    tf.dispose([views, metrics]);
    counts.push(tf.memory().numTensors);
  }
  expect(new Set(counts).size).toBe(1);
  state.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return rows;
}

describe.each(['webgpu', 'wasm', 'cpu'] as const)('on %s', (backend) => {
  useDevice(backend);

  it.each(LOSSES)('%s: a run is finite, repeats to the bit and keeps no tensor', async (loss) => {
    const rows = await run({ ...SETTINGS, loss });
    expect(rows).toHaveLength(STEPS * STEP_METRICS);
    expect(rows.every(Number.isFinite)).toBe(true);
    expect(await run({ ...SETTINGS, loss })).toEqual(rows);
    told[`${backend} ${loss}`] = rows;
  });

  // With and without the fused kernel.
  it.each([0, 12])('a temperature that is learned moves, with a queue of %d', async (queue) => {
    const settings: Settings = { ...SETTINGS, learnTemperature: true, queue };
    const rows = await run(settings);
    expect(rows).toHaveLength(STEPS * (STEP_METRICS + 1));
    const temperatures = rows.filter((_, at) => at % (STEP_METRICS + 1) === STEP_METRICS);
    expect(temperatures[0]).toBeCloseTo(0.2, 6);
    // AdamW's first step is as long as the learning rate, in ln τ.
    expect(Math.abs(Math.log(temperatures[1]! / temperatures[0]!))).toBeCloseTo(1e-3, 5);
    expect(new Set(temperatures).size).toBe(STEPS);
    told[`${backend} learned ${queue}`] = rows;
  });

  it.each(OPTIMIZER_NAMES)('%s: a learned temperature stays within what can be set', async (optimizer) => {
    const rows = await run({ ...SETTINGS, optimizer, learnTemperature: true, queue: 0 }, 1e4);
    const last = rows.at(-1) ?? NaN;
    expect([0.01, 2].some((bound) => Math.abs(last - bound) < 1e-5)).toBe(true);
  });
});

it.each([...LOSSES, 'learned 0', 'learned 12'])('%s: the backends tell the same story', (name) => {
  const expected = told[`cpu ${name}`] ?? [];
  expect(expected.length).toBeGreaterThan(0);
  expectClose(told[`webgpu ${name}`] ?? [], expected, 2e-3);
  expectClose(told[`wasm ${name}`] ?? [], expected, 2e-3);
});
