import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { Settings } from '../core/settings.ts';
import { Network } from '../engine/models/network.ts';
import { TrainingState } from '../engine/training/step.ts';
import { randomValues } from './random.ts';

const PHOTOS = 4;

/**
 * Trains on drawn views of four photos, the same whenever it is asked, and sees that no step leaves a tensor behind.
 *
 * @returns the metrics of all steps, one row after the other
 */
export async function stepThrough(settings: Settings, steps: number): Promise<number[]> {
  const network = Network.of(settings);
  const training = new TrainingState(network, settings, network.initialWeights(3));
  const side = settings.imageSize;
  const rows: number[] = [];
  const counts = new Set<number>();
  for (let step = 1; step <= steps; step++) {
    const shape: [number, number, number, number] = [2 * PHOTOS, side, side, 3];
    const views = tf.tensor4d(randomValues(step, 2 * PHOTOS * side * side * 3), shape);
    const metrics = training.step(views, step, 1e-3);
    rows.push(...(await metrics.data()));
    tf.dispose([views, metrics]);
    counts.add(tf.memory().numTensors);
  }
  expect(counts.size).toBe(1);
  training.dispose();
  return rows;
}
