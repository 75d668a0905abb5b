import * as tf from '@tensorflow/tfjs-core';
import { walk } from '../../core/architecture/summary.ts';
import { OPTIMIZER, type Settings } from '../../core/settings.ts';
import { CONTRASTIVE_LOSSES } from '../losses/registry.ts';
import { makePairMasks, pairLogits, type PairMasks } from '../losses/similarity.ts';
import { contrastiveAccuracy } from '../metrics/contrastiveAccuracy.ts';
import { cut } from '../kernels/vector/vector.ts';
import type { Network, NetworkWeights } from '../models/network.ts';
import { unbiasing, updateStatistics } from '../models/runningStatistics.ts';
import { adamw } from '../optim/adamw.ts';
import { clipByGlobalNorm } from '../optim/clipping.ts';
import { disposeWeights, type LoadedWeights } from './embedding.ts';

/** The numbers that a step leaves for the log, in this order: loss, top 1, top 5, gradient norm. */
export const STEP_METRICS = 4;

/**
 * A model in training: everything that a step changes, and what it needs besides. One step is
 *
 *     views → h → z → loss → gradient → AdamW
 *
 * and all of it stays on the device.
 */
export class TrainingState {
  readonly network: Network;
  readonly #settings: Settings;
  readonly #masks: PairMasks;
  readonly #unbiased: tf.Tensor1D;
  /** θ, m, v: [3, P]. */
  #state: tf.Tensor2D;
  /** Running statistics of the batch normalisations: [statisticsLength]. */
  #statistics: tf.Tensor1D;

  constructor(network: Network, settings: Settings, weights: NetworkWeights) {
    this.network = network;
    this.#settings = settings;
    this.#masks = makePairMasks(settings.batchSize);
    this.#unbiased = unbiasing(network.layout, valuesBehindStatistics(network, 2 * settings.batchSize));
    const { parameters, statistics } = weights;
    const state = new Float32Array(3 * parameters.length); // moments start at zero
    state.set(parameters);
    this.#state = tf.tensor2d(state, [3, parameters.length]);
    this.#statistics = tf.tensor1d(statistics);
  }

  /**
   * One step of training.
   *
   * @param views [2B, S, S, 3] in [−1, 1]: first views, then second views, of the same photos
   * @param step from 1
   * @returns [STEP_METRICS], on the device; the caller reads and disposes it
   */
  step(views: tf.Tensor4D, step: number, learningRate: number): tf.Tensor1D {
    const { temperature, similarity, loss: lossName } = this.#settings;
    const [metrics, state, statistics] = tf.tidy(() => {
      const seen: tf.Tensor2D[] = [];
      let accuracy: tf.Tensor1D | undefined;

      const lossOf = (theta: tf.Tensor): tf.Scalar => {
        const parameters = this.network.parametersOf(theta);
        const { z } = this.network.train(parameters, views, seen); // [2B, d]
        const logits = pairLogits(z, similarity, temperature); // [2B, 2B]
        accuracy = tf.keep(contrastiveAccuracy(logits, this.#masks)); // [2]
        for (const statistic of seen) tf.keep(statistic);
        return CONTRASTIVE_LOSSES[lossName](logits, this.#masks);
      };
      const { value: loss, grad } = tf.valueAndGrad(lossOf)(this.#theta());
      const gradient = grad as tf.Tensor1D; // [P]
      const { norm, scale } = clipByGlobalNorm(gradient, OPTIMIZER.clipNorm);
      const nextState = adamw(this.#state, gradient, scale, step, { ...OPTIMIZER, learningRate });
      const nextStatistics = updateStatistics(this.#statistics, seen, this.#unbiased, step);
      const row = tf.concat([tf.reshape(loss, [1]), accuracy as tf.Tensor1D, tf.reshape(norm, [1])]);
      tf.dispose([seen, accuracy]);
      return [row, nextState, nextStatistics] as const;
    }) as unknown as [tf.Tensor1D, tf.Tensor2D, tf.Tensor1D];
    tf.dispose([this.#state, this.#statistics]);
    this.#state = state;
    this.#statistics = statistics;
    return metrics;
  }

  /** Runs `use` with the weights as they are now, cut into arrays, and frees the arrays when it is done. */
  async withWeights<T>(use: (weights: LoadedWeights) => Promise<T>): Promise<T> {
    const vector = this.#theta(); // [P]
    const weights = {
      parameters: this.network.parametersOf(vector),
      statistics: this.network.statisticsOf(this.#statistics),
    };
    vector.dispose();
    try {
      return await use(weights);
    } finally {
      disposeWeights(weights);
    }
  }

  /** A copy of the weights outside the device. */
  async weights(): Promise<NetworkWeights> {
    const theta = this.#theta();
    const statistics = tf.clone(this.#statistics);
    try {
      const [parameters, running] = await Promise.all([theta.data(), statistics.data()]);
      return { parameters: Float32Array.from(parameters), statistics: Float32Array.from(running) };
    } finally {
      tf.dispose([theta, statistics]);
    }
  }

  dispose(): void {
    tf.dispose([
      this.#state,
      this.#statistics,
      this.#unbiased,
      this.#masks.self,
      this.#masks.selfAndPositive,
    ]);
  }

  /** θ, a copy: [P]. */
  #theta(): tf.Tensor1D {
    return cut(this.#state, [{ offset: 0, shape: [this.network.layout.parameterLength] }])[0] as tf.Tensor1D;
  }
}

/** For each batch normalisation, how many values its statistics are made of: views, times pixels. */
function valuesBehindStatistics(network: Network, views: number): number[] {
  const { architecture, input, representation } = network.layout;
  return [
    ...walk(architecture.encoder, input, 'encoder'),
    ...walk(architecture.head, [representation], 'head'),
  ]
    .filter(({ layer }) => layer.kind === 'batchNorm')
    .map(({ input: shape }) => (shape.length === 3 ? views * shape[0] * shape[1] : views));
}
