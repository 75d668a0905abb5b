import * as tf from '@tensorflow/tfjs-core';
import { walk } from '../../core/architecture/summary.ts';
import { OPTIMIZER, type Settings } from '../../core/settings.ts';
import { metricsRow } from '../kernels/metricsRow/metricsRow.ts';
import { cut } from '../kernels/vector/vector.ts';
import { contrastiveLoss } from '../losses/contrastiveLoss.ts';
import type { Network, NetworkWeights } from '../models/network.ts';
import { unbiasing, updateStatistics } from '../models/runningStatistics.ts';
import { clipByGlobalNorm } from '../optim/clipping.ts';
import { OPTIMIZERS, type Optimizer, type OptimizerName } from '../optim/registry.ts';
import { disposeWeights, type LoadedWeights } from './embedding.ts';

/** The numbers that a step leaves for the log, in this order: loss, top 1, top 5, gradient norm. */
export const STEP_METRICS = 4;

/**
 * A model in training: everything that a step changes, and what it needs besides. One step is
 *
 *     views → h → z → loss → gradient → weights
 *
 * and all of it stays on the device.
 */
export class TrainingState {
  readonly network: Network;
  readonly #settings: Settings;
  readonly #optimizer: Optimizer;
  readonly #unbiased: tf.Tensor1D;
  /** θ, and what the optimizer remembers: [optimizer.rows, P]. */
  #state: tf.Tensor2D;
  /** Running statistics of the batch normalisations: [statisticsLength]. */
  #statistics: tf.Tensor1D;

  constructor(
    network: Network,
    settings: Settings,
    weights: NetworkWeights,
    optimizer: OptimizerName = 'adamw',
  ) {
    this.network = network;
    this.#settings = settings;
    this.#optimizer = OPTIMIZERS[optimizer](network.layout);
    this.#unbiased = unbiasing(network.layout, valuesBehindStatistics(network, 2 * settings.batchSize));
    const { parameters, statistics } = weights;
    const { rows } = this.#optimizer;
    const state = new Float32Array(rows * parameters.length); // moments start at zero
    state.set(parameters);
    this.#state = tf.tensor2d(state, [rows, parameters.length]);
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
    const [metrics, state, statistics] = tf.tidy(() => {
      const seen: tf.Tensor2D[] = [];
      let perView: tf.Tensor2D | undefined;

      const lossOf = (theta: tf.Tensor): tf.Scalar => {
        const parameters = this.network.parametersOf(theta);
        const { z } = this.network.train(parameters, views, seen); // [2B, d]
        const output = contrastiveLoss(z, this.#settings); // scalar, and [2B, 4]
        perView = tf.keep(output.perView);
        for (const statistic of seen) tf.keep(statistic);
        return output.loss;
      };
      const { value: loss, grad } = tf.valueAndGrad(lossOf)(this.#theta());
      const gradient = grad as tf.Tensor1D; // [P]
      const clip = clipByGlobalNorm(gradient, OPTIMIZER.clipNorm); // [4]
      const nextState = this.#optimizer.update(this.#state, gradient, clip, step, learningRate);
      const nextStatistics = updateStatistics(this.#statistics, seen, this.#unbiased, step);
      const row = metricsRow(loss, perView as tf.Tensor2D, clip); // [STEP_METRICS]
      tf.dispose([seen, perView]);
      return [row, nextState, nextStatistics] as const;
    });
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
    tf.dispose([this.#state, this.#statistics, this.#unbiased]);
    this.#optimizer.dispose();
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
