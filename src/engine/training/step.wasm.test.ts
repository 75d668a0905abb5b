import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, ENCODERS, type EncoderName } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { stepThrough } from '../../testing/steppedTraining.ts';
import { STEP_METRICS } from './step.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 16 };
const STEPS = 3;
const told: Partial<Record<string, number[]>> = {};

const run = (encoder: EncoderName): Promise<number[]> => stepThrough({ ...SETTINGS, encoder }, STEPS);

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
