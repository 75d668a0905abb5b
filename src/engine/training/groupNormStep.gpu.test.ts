import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { randomValues } from '../../testing/random.ts';
import { Network } from '../models/network.ts';
import { disposeWeights, loadWeights } from './embedding.ts';
import { STEP_METRICS, TrainingState } from './step.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, normalisation: 'group', batchSize: 4, imageSize: 16 } as const;
const STEPS = 3;
const told: Partial<Record<string, number[]>> = {};

const viewsOf = (seed: number): tf.Tensor4D =>
  tf.tensor4d(randomValues(seed, 8 * 16 * 16 * 3), [8, 16, 16, 3]);

describe.each(['webgpu', 'wasm', 'cpu'] as const)('training with group normalisation on %s', (backend) => {
  useDevice(backend);

  it('keeps no tensor, has no running statistics and moves every weight', { timeout: 60_000 }, async () => {
    const before = tf.memory().numTensors;
    const network = Network.of(SETTINGS);
    const start = network.initialWeights(3);
    const training = new TrainingState(network, SETTINGS, start);
    const rows: number[] = [];
    const counts = new Set<number>();
    for (let step = 1; step <= STEPS; step++) {
      const views = viewsOf(step);
      const metrics = training.step(views, step, 1e-3);
      rows.push(...(await metrics.data()));
      tf.dispose([views, metrics]);
      counts.add(tf.memory().numTensors);
    }
    expect(counts.size).toBe(1);
    expect(rows).toHaveLength(STEPS * STEP_METRICS);
    const { parameters, statistics } = (await training.snapshot()).weights;
    expect(statistics).toHaveLength(0);
    for (const { name, offset, size } of network.layout.parameters) {
      const own = parameters.slice(offset, offset + size);
      expect(own, name).not.toEqual(start.parameters.slice(offset, offset + size));
    }
    training.dispose();
    expect(tf.memory().numTensors).toBe(before);
    told[backend] = rows;
  });

  it('makes the same h of a view in training and alone in evaluation', { timeout: 60_000 }, async () => {
    const network = Network.of(SETTINGS);
    const loaded = loadWeights(network, network.initialWeights(5));
    const views = viewsOf(9);
    const trained = tf.tidy(() => network.train(loaded.parameters, views, []).h);
    const first = tf.slice(views, 0, 1);
    const { h, z } = network.evaluate(loaded.parameters, loaded.statistics, first);
    expectClose(await h.data(), (await trained.data()).slice(0, network.layout.representation), 1e-5);
    tf.dispose([views, trained, first, h, z]);
    disposeWeights(loaded);
  });
});

describe('the backends', () => {
  it.each(['webgpu', 'wasm'])('%s tells the same story as cpu', (backend) => {
    expect(told[backend]).toHaveLength(STEPS * STEP_METRICS);
    expectClose(told[backend] ?? [], told['cpu'] ?? [], 2e-3);
  });
});
