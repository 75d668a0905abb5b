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

describe.each(['webgpu', 'wasm', 'cpu'] as const)('optimizers on %s', (backend) => {
  useDevice(backend);

  it.each(['sgd', 'lars'] as const)('%s moves the weights, and all it holds is freed', async (optimizer) => {
    const before = tf.memory().numTensors;
    const network = new Network('tiny', SETTINGS.imageSize);
    const start = network.initialWeights(3);
    const training = new TrainingState(network, { ...SETTINGS, optimizer }, start);
    const views = tf.tensor4d(randomValues(1, 8 * 16 * 16 * 3), [8, 16, 16, 3]);
    training.step(views, 1, 1).dispose();
    const { parameters } = (await training.snapshot()).weights;
    expect(parameters.every(Number.isFinite)).toBe(true);
    for (const { name, offset, size } of network.layout.parameters) {
      // What comes before a batch normalisation as a constant has no gradient.
      if (name.endsWith('bias')) continue;
      const own = parameters.slice(offset, offset + size);
      expect(own, name).not.toEqual(start.parameters.slice(offset, offset + size));
    }
    training.dispose();
    views.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('backends', () => {
  it.each(['tiny', 'small'] as const)('%s: WebGPU and cpu tell the same story', (encoder) => {
    expectClose(losses[`webgpu ${encoder}`] ?? [], losses[`cpu ${encoder}`] ?? [], 2e-3);
  });
});
