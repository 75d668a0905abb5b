import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { randomValues } from '../../testing/random.ts';
import { Network } from '../models/network.ts';
import { STEP_METRICS, TrainingState } from './step.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 16 };
const losses: Partial<Record<string, number[]>> = {};

describe.each(['webgpu', 'cpu'] as const)('a training step on %s', (backend) => {
  useDevice(backend);

  it.each(['tiny', 'small'] as const)('%s: keeps no tensor and repeats to the bit', async (encoder) => {
    const network = new Network(encoder, SETTINGS.imageSize);
    const run = async (): Promise<number[]> => {
      const training = new TrainingState(network, { ...SETTINGS, encoder }, network.initialWeights(3));
      const rows: number[] = [];
      const counts: number[] = [];
      for (let step = 1; step <= 3; step++) {
        const views = tf.tensor4d(randomValues(step, 8 * 16 * 16 * 3), [8, 16, 16, 3]);
        const metrics = training.step(views, step, 1e-3);
        rows.push(...(await metrics.data()));
        tf.dispose([views, metrics]);
        counts.push(tf.memory().numTensors);
      }
      expect(new Set(counts).size).toBe(1);
      training.dispose();
      return rows;
    };
    const before = tf.memory().numTensors;
    const first = await run();
    expect(first).toHaveLength(3 * STEP_METRICS);
    expect(await run()).toEqual(first);
    expect(tf.memory().numTensors).toBe(before);
    losses[`${backend} ${encoder}`] = first;
  });
});

describe('backends', () => {
  it.each(['tiny', 'small'] as const)('%s: WebGPU and cpu tell the same story', (encoder) => {
    expectClose(losses[`webgpu ${encoder}`] ?? [], losses[`cpu ${encoder}`] ?? [], 2e-3);
  });
});
