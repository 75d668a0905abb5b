import * as tf from '@tensorflow/tfjs-core';
import { PURPOSE } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import { precompile } from '../kernels/program/precompile.ts';
import { Network } from '../models/network.ts';
import { CHUNK, disposeWeights, loadWeights } from './embedding.ts';
import { TrainingState } from './step.ts';
import type { ViewSource } from './viewSource.ts';

/**
 * Compiles all that a run of these settings dispatches, side by side, before its first step: a step that found its
 * pipelines one by one would wait for each. Computes nothing; a backend without pipelines has nothing to do.
 *
 * @param progress pipelines ready, and in all
 */
export function compileRun(
  source: ViewSource,
  settings: Settings,
  labels: ArrayLike<number> | undefined,
  progress: (ready: number, total: number) => void,
): Promise<void> {
  return precompile(() => {
    rehearse(source, settings, labels);
  }, progress);
}

/** A step of training, and the embedding of photos and of views. */
function rehearse(source: ViewSource, settings: Settings, labels: ArrayLike<number> | undefined): void {
  const { batchSize, seed, imageSize } = settings;
  const network = Network.of(settings);
  const initial = network.initialWeights(seed);
  const state = new TrainingState(network, settings, initial, { labels });
  const weights = loadWeights(network, initial);
  const batch = Array.from({ length: batchSize }, (_, id) => id);
  const views = source.pairs(batch, settings, { seed, purpose: PURPOSE.augment, step: 1 });
  const photos = source.plain(batch.slice(0, CHUNK), imageSize, CHUNK);
  const metrics = state.step(views, 1, settings.learningRate, batch);
  const { h, z } = network.evaluate(weights.parameters, weights.statistics, photos);
  tf.dispose([views, photos, metrics, h, z]);
  disposeWeights(weights);
  state.dispose();
}
