import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, ENCODERS, type EncoderName } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { randomValues } from '../../testing/random.ts';
import { Network } from '../models/network.ts';
import { STEP_METRICS, TrainingState } from './step.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 16 };
const STEPS = 3;
const told: Partial<Record<string, number[]>> = {};

/** Trains for a few steps, and sees that none leaves a tensor behind. */
async function run(encoder: EncoderName): Promise<number[]> {
  const network = new Network(encoder, SETTINGS.imageSize);
  const training = new TrainingState(network, { ...SETTINGS, encoder }, network.initialWeights(3));
  const rows: number[] = [];
  const counts = new Set<number>();
  for (let step = 1; step <= STEPS; step++) {
    const views = tf.tensor4d(randomValues(step, 8 * 16 * 16 * 3), [8, 16, 16, 3]);
    const metrics = training.step(views, step, 1e-3);
    rows.push(...(await metrics.data()));
    tf.dispose([views, metrics]);
    counts.add(tf.memory().numTensors);
  }
  expect(counts.size).toBe(1);
  training.dispose();
  return rows;
}

describe('a training step on wasm', () => {
  useDevice('wasm');

  it.each(ENCODERS)('%s: keeps no tensor and repeats', { timeout: 60_000 }, async (encoder) => {
    const before = tf.memory().numTensors;
    const first = await run(encoder);
    expect(first).toHaveLength(STEPS * STEP_METRICS);
    expect(await run(encoder)).toEqual(first);
    expect(tf.memory().numTensors).toBe(before);
    told[encoder] = first;
  });
});

describe('and on cpu', () => {
  useDevice('cpu');

  it('the same encoder tells the same story', { timeout: 60_000 }, async () => {
    expectClose(told['tiny'] ?? [], await run('tiny'), 1e-3);
  });
});
