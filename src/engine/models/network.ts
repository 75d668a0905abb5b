import * as tf from '@tensorflow/tfjs-core';
import { BATCH_NORM, type Layer } from '../../core/architecture/layer.ts';
import type { OwnEncoder } from '../../core/architecture/ownEncoder.ts';
import { summarise } from '../../core/architecture/summary.ts';
import type { EncoderName, Normalisation, Settings } from '../../core/settings.ts';
import { batchNorm, batchNormEvaluation } from '../kernels/batchNorm/batchNorm.ts';
import { convNormalised } from '../kernels/batchNorm/convNormalised.ts';
import { cut } from '../kernels/vector/vector.ts';
import type { EncoderWeights } from '../../formats/reading/readEncoder.ts';
import { forward, type Pass } from './forward.ts';
import { initialParameters, initialStatistics } from './initialise.ts';
import { stageOutputs, type StageOutput } from './stageOutputs.ts';
import { layoutOf, type Layout, type Slot } from './layout.ts';

/** Arrays of a network by name. */
export type NamedTensors = ReadonlyMap<string, tf.Tensor>;

/** h and z of a batch of views. */
export interface Embedding {
  /** [n, representation] */
  readonly h: tf.Tensor2D;
  /** [n, projection] */
  readonly z: tf.Tensor2D;
}

/** Weights of a network outside the device, in the order of its layout. */
export interface NetworkWeights {
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly statistics: Float32Array<ArrayBuffer>;
}

/** What a network is made by. */
export type NetworkSettings = Pick<Settings, 'encoder' | 'imageSize' | 'normalisation' | 'own'>;

/**
 * An encoder with its projection head: what it is (`layout`) and how it computes. It holds no weights;
 * whoever does passes them in, so that a training step is a function of its inputs.
 */
export class Network {
  readonly layout: Layout;

  constructor(
    encoder: EncoderName,
    imageSize: number,
    normalisation: Normalisation = 'batch',
    own?: OwnEncoder,
    head?: readonly Layer[],
  ) {
    this.layout = layoutOf(encoder, imageSize, normalisation, own, head);
  }

  /**
   * The network that a run of these settings trains.
   *
   * @param head layers after h in the place of the projection head
   */
  static of(settings: NetworkSettings, head?: readonly Layer[]): Network {
    const { encoder, imageSize, normalisation, own } = settings;
    return new Network(encoder, imageSize, normalisation, own, head);
  }

  /** Multiply-adds of one view's forward pass, encoder and head. */
  get multiplyAdds(): number {
    const { architecture, input, representation } = this.layout;
    const rows = [
      ...summarise(architecture.encoder, input, 'encoder'),
      ...summarise(architecture.head, [representation], 'head'),
    ];
    return rows.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0);
  }

  /**
   * Weights before the first step: as the seed draws them, but for an encoder that has learned before.
   *
   * @param encoder its weights, where it comes from a file
   */
  initialWeights(seed: number, encoder?: EncoderWeights): NetworkWeights {
    const parameters = initialParameters(this.layout, seed);
    const statistics = initialStatistics(this.layout);
    if (encoder !== undefined) {
      // The encoder's arrays come first in both.
      parameters.set(encoder.parameters);
      statistics.set(encoder.statistics);
    }
    return { parameters, statistics };
  }

  /** Cuts the flat parameter vector [P] into arrays. Their gradients come back as one vector. */
  parametersOf(flat: tf.Tensor): NamedTensors {
    return named(this.layout.parameters, flat);
  }

  statisticsOf(flat: tf.Tensor1D): NamedTensors {
    return named(this.layout.statistics, flat);
  }

  /**
   * Training pass: normalisation by the batch, whose statistics are added to `seen` in the layout's order.
   *
   * @param views [n, S, S, 3], in [−1, 1]
   */
  train(parameters: NamedTensors, views: tf.Tensor4D, seen: tf.Tensor2D[]): Embedding {
    return this.#run(parameters, views, training(parameters, seen));
  }

  /** Evaluation pass: normalisation by the running statistics. */
  evaluate(parameters: NamedTensors, statistics: NamedTensors, views: tf.Tensor4D): Embedding {
    const [h, z] = tf.tidy(() => {
      const embedding = this.#run(parameters, views, evaluating(parameters, statistics));
      return [embedding.h, embedding.z] as [tf.Tensor2D, tf.Tensor2D];
    });
    return { h, z };
  }

  /**
   * h of the encoder as it stands: evaluation, whatever its head is at.
   *
   * @returns [n, representation]
   */
  encode(parameters: NamedTensors, statistics: NamedTensors, views: tf.Tensor4D): tf.Tensor2D {
    const pass = evaluationPass(parameters, statistics);
    return tf.tidy(() => forward(this.layout.architecture.encoder, views, 'encoder', pass) as tf.Tensor2D);
  }

  /** What the encoder's stages make of the first view, in evaluation, as far as there are pixels: `stageOutputs`. */
  stages(parameters: NamedTensors, statistics: NamedTensors, views: tf.Tensor4D): StageOutput[] {
    return stageOutputs(this.layout.architecture.encoder, views, evaluationPass(parameters, statistics));
  }

  /**
   * Training pass of the head alone.
   *
   * @param h [n, representation]
   * @returns z [n, projection]
   */
  trainHead(parameters: NamedTensors, h: tf.Tensor2D, seen: tf.Tensor2D[]): tf.Tensor2D {
    const pass = { parameter: (name: string) => required(parameters, name), ...training(parameters, seen) };
    return forward(this.layout.architecture.head, h, 'head', pass) as tf.Tensor2D;
  }

  #run(parameters: NamedTensors, views: tf.Tensor4D, how: Omit<Pass, 'parameter'>): Embedding {
    const pass: Pass = { parameter: (name) => required(parameters, name), ...how };
    const { encoder, head } = this.layout.architecture;
    const h = forward(encoder, views, 'encoder', pass) as tf.Tensor2D;
    return { h, z: forward(head, h, 'head', pass) as tf.Tensor2D };
  }
}

/** Batch normalisation by the batch. */
function training(parameters: NamedTensors, seen: tf.Tensor2D[]): Omit<Pass, 'parameter'> {
  return {
    normalise: (path, x, relu) => {
      const { gamma, beta } = scaleAndShift(parameters, path);
      const { y, statistics } = batchNorm(x, gamma, beta, { epsilon: BATCH_NORM.epsilon, relu });
      seen.push(statistics);
      return y;
    },
  };
}

/** A pass that evaluates, with these weights. */
function evaluationPass(parameters: NamedTensors, statistics: NamedTensors): Pass {
  return { parameter: (name) => required(parameters, name), ...evaluating(parameters, statistics) };
}

/** Batch normalisation by the running statistics. */
function evaluating(parameters: NamedTensors, statistics: NamedTensors): Omit<Pass, 'parameter'> {
  const running = (path: string): tf.Tensor2D => required(statistics, path) as tf.Tensor2D;
  return {
    normalise: (path, x, relu) => {
      const { gamma, beta } = scaleAndShift(parameters, path);
      return batchNormEvaluation(x, gamma, beta, running(path), { epsilon: BATCH_NORM.epsilon, relu });
    },
    convolveAndNormalise: (x, kernel, stride, path, relu) => {
      const given = { ...scaleAndShift(parameters, path), statistics: running(path) };
      return convNormalised(x, kernel, stride, given, { epsilon: BATCH_NORM.epsilon, relu });
    },
  };
}

function scaleAndShift(parameters: NamedTensors, path: string): { gamma: tf.Tensor1D; beta: tf.Tensor1D } {
  return {
    gamma: required(parameters, `${path}/gamma`) as tf.Tensor1D,
    beta: required(parameters, `${path}/beta`) as tf.Tensor1D,
  };
}

function required(tensors: NamedTensors, name: string): tf.Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new RangeError(`network: no array named ${name}`);
  return tensor;
}

export function named(slots: readonly Slot[], flat: tf.Tensor): NamedTensors {
  if (slots.length === 0) return new Map(); // the statistics of a network without batch normalisation
  const arrays = cut(flat, slots);
  return new Map(slots.map(({ name }, at) => [name, arrays[at] as tf.Tensor]));
}
