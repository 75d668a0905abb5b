import * as tf from '@tensorflow/tfjs-core';
import { learnsTemperature } from '../../core/losses.ts';
import { OPTIMIZER, type Settings } from '../../core/settings.ts';
import type { TrainingMemory } from '../../core/trainingMemory.ts';
import { isFrozen } from '../../core/warmStart.ts';
import { metricsRow } from '../kernels/metricsRow/metricsRow.ts';
import { cut } from '../kernels/vector/vector.ts';
import {
  ContrastiveLoss,
  type ContrastiveOutput,
  type LossKnowledge,
  type StepLoss,
} from '../losses/contrastiveLoss.ts';
import type { Network, NetworkWeights } from '../models/network.ts';
import { unbiasing, updateStatistics } from '../models/runningStatistics.ts';
import { clipByGlobalNorm } from '../optim/clipping.ts';
import { layerwise } from '../optim/layerwise.ts';
import { OPTIMIZERS, type Optimizer } from '../optim/registry.ts';
import { disposeWeights, type LoadedWeights } from './embedding.ts';
import { LearnedTemperature } from './learnedTemperature.ts';
import { headAlone, valuesBehindStatistics, wholeNetwork, type TrainedPart } from './trainedPart.ts';

/**
 * The numbers that a step leaves for the log, in this order: loss, top 1, top 5, gradient norm; and after them, where
 * it is learned, the temperature.
 */
export const STEP_METRICS = 4;

/** What a model in training may know besides its settings and weights. */
export interface TrainingContext extends Pick<LossKnowledge, 'labels' | 'identities'> {
  /** What a run of the same settings remembered beside these weights, to go on from. */
  readonly memory?: TrainingMemory | undefined;
  /** What is made of z, or of logits, in the place of the settings' loss. */
  readonly loss?: StepLoss | undefined;
  /** [parameterLength]: how much of the learning rate each parameter gets; all of it unless given. */
  readonly rates?: Float32Array | undefined;
  /** Steps behind the running statistics that it begins with: they give way to the first batches where there are none. */
  readonly statisticsAge?: number | undefined;
}

/** A model in training outside the device: all that its next step goes by. */
export interface TrainingSnapshot {
  readonly weights: NetworkWeights;
  readonly memory: TrainingMemory;
}

/**
 * A model in training: everything that a step changes, and what it needs besides. One step is
 *
 *     views → h → z → loss → gradient → weights
 *
 * and all of it stays on the device.
 */
export class TrainingState {
  readonly network: Network;
  /** What of the network is trained; the vectors below are this part's. */
  readonly #part: TrainedPart;
  readonly #loss: StepLoss;
  readonly #temperature: LearnedTemperature | null;
  readonly #optimizer: Optimizer;
  readonly #unbiased: tf.Tensor1D;
  readonly #statisticsAge: number;
  /** θ, and what the optimizer remembers: [optimizer.rows, P]. */
  #state: tf.Tensor2D;
  /** Running statistics of the batch normalisations: [statisticsLength]. */
  #statistics: tf.Tensor1D;

  constructor(
    network: Network,
    settings: Settings,
    weights: NetworkWeights,
    { memory, loss, rates, statisticsAge = 0, ...known }: TrainingContext = {},
  ) {
    const { optimizer } = settings;
    this.network = network;
    this.#loss =
      loss ?? new ContrastiveLoss(settings, network.layout.projection, { ...known, queue: memory?.queue });
    this.#statisticsAge = statisticsAge;
    this.#temperature = learnsTemperature(settings)
      ? new LearnedTemperature(settings.temperature, optimizer, memory?.sharpness)
      : null;
    const part = (isFrozen(settings) ? headAlone : wholeNetwork)(network, weights);
    this.#part = part;
    const plain = OPTIMIZERS[optimizer](part.layout);
    this.#optimizer = rates ? layerwise(plain, rates) : plain;
    this.#unbiased = unbiasing(part.layout, valuesBehindStatistics(network, part, 2 * settings.batchSize));
    const { parameters, statistics } = part.start;
    const { rows } = this.#optimizer;
    const state = new Float32Array(rows * parameters.length); // moments start at zero
    state.set(parameters);
    if (memory) state.set(memory.moments, parameters.length);
    this.#state = tf.tensor2d(state, [rows, parameters.length]);
    this.#statistics = tf.tensor1d(statistics);
  }

  /** τ of the steps that follow. Where it is learned, this changes nothing: the setting was where it began. */
  set temperature(temperature: number) {
    this.#loss.temperature = temperature;
  }

  /**
   * One step of training.
   *
   * @param views [2B, S, S, 3] in [−1, 1]: first views, then second views, of the same photos
   * @param step from 1
   * @param photos [B], whose views these are: losses that look back or choose at random go by them
   * @returns [STEP_METRICS], or one more, on the device; the caller reads and disposes it
   */
  step(views: tf.Tensor4D, step: number, learningRate: number, photos: ArrayLike<number> = []): tf.Tensor1D {
    const batch = { photos, step };
    const [metrics, state, statistics] = tf.tidy(() => {
      const seen: tf.Tensor2D[] = [];
      let output: ContrastiveOutput | undefined;
      const prepared = this.#part.prepare(views);

      const lossOf = (theta: tf.Tensor, logSharpness?: tf.Tensor): tf.Scalar => {
        const z = this.#part.project(theta, prepared, seen); // [2B, d]
        const sharpness = logSharpness && LearnedTemperature.sharpness(logSharpness as tf.Tensor1D); // [1]
        output = this.#loss.of(z, batch, sharpness);
        for (const kept of [output.perView, ...(output.keys ? [output.keys] : []), ...seen]) tf.keep(kept);
        return output.loss;
      };
      const learned = this.#temperature?.parameter();
      const { value: loss, grads } = tf.valueAndGrads(lossOf)([this.#theta(), ...(learned ? [learned] : [])]);
      const [gradient, ofTemperature] = grads as [tf.Tensor1D, tf.Tensor1D?]; // [P], [4]
      const clip = clipByGlobalNorm(gradient, OPTIMIZER.clipNorm); // [4]
      const nextState = this.#optimizer.update(this.#state, gradient, clip, step, learningRate);
      const nextStatistics = updateStatistics(
        this.#statistics,
        seen,
        this.#unbiased,
        step + this.#statisticsAge,
      );
      const { perView, keys } = output as ContrastiveOutput;
      const row = metricsRow(loss, perView, clip); // [STEP_METRICS]
      this.#loss.remember(output as ContrastiveOutput, batch);
      tf.dispose([seen, perView, ...(keys ? [keys] : [])]);
      if (learned === undefined || ofTemperature === undefined)
        return [row, nextState, nextStatistics] as const;
      this.#temperature?.update(ofTemperature, clip, step, learningRate);
      const temperature = tf.reciprocal(LearnedTemperature.sharpness(learned)); // [1]
      return [tf.concat([row, temperature]), nextState, nextStatistics] as const;
    });
    tf.dispose([this.#state, this.#statistics]);
    this.#state = state;
    this.#statistics = statistics;
    return metrics;
  }

  /** Runs `use` with the weights as they are now, cut into arrays, and frees the arrays when it is done. */
  async withWeights<T>(use: (weights: LoadedWeights) => Promise<T>): Promise<T> {
    const vector = this.#theta(); // [P]
    const weights = this.#part.load(vector, this.#statistics);
    vector.dispose();
    try {
      return await use(weights);
    } finally {
      disposeWeights(weights);
    }
  }

  /** A copy of all that the next step goes by, outside the device. */
  async snapshot(): Promise<TrainingSnapshot> {
    const [state, statistics] = [tf.clone(this.#state), tf.clone(this.#statistics)];
    try {
      const [rows, running, queue, sharpness] = await Promise.all([
        state.data(),
        statistics.data(),
        this.#loss.memory(),
        this.#temperature?.memory() ?? null,
      ]);
      const { parameterLength } = this.#part.layout;
      const parameters = Float32Array.from(rows.subarray(0, parameterLength));
      const weights = this.#part.whole({ parameters, statistics: Float32Array.from(running) });
      const moments = Float32Array.from(rows.subarray(parameterLength));
      return { weights, memory: { moments, sharpness, queue } };
    } finally {
      tf.dispose([state, statistics]);
    }
  }

  dispose(): void {
    tf.dispose([this.#state, this.#statistics, this.#unbiased]);
    this.#part.dispose();
    this.#optimizer.dispose();
    this.#loss.dispose();
    this.#temperature?.dispose();
  }

  /** θ, a copy: [P]. */
  #theta(): tf.Tensor1D {
    return cut(this.#state, [{ offset: 0, shape: [this.#part.layout.parameterLength] }])[0] as tf.Tensor1D;
  }
}
