import * as tf from '@tensorflow/tfjs-core';
import { walk } from '../../core/architecture/summary.ts';
import type { Layout, Slot } from '../models/layout.ts';
import { named, type NamedTensors, type Network, type NetworkWeights } from '../models/network.ts';
import { disposeWeights, loadWeights, type LoadedWeights } from './embedding.ts';

/** Where the trained arrays lie in vectors of their own. */
type PartLayout = Pick<Layout, 'parameters' | 'parameterLength' | 'statistics' | 'statisticsLength'>;

/**
 * What a run trains of a network: all of it, or the head on an encoder that stands still. A step handles the vectors of
 * this part alone, so that what stands still costs no gradient, no moment and no decay.
 */
export interface TrainedPart {
  readonly layout: PartLayout;
  /** The part's vectors, to begin with. */
  readonly start: NetworkWeights;
  /**
   * What the part takes in, computed outside of the tape: the views themselves, or h [2B, representation].
   *
   * @param views [2B, S, S, 3] in [−1, 1]; the caller disposes them, and what comes back
   */
  readonly prepare: (views: tf.Tensor4D) => tf.Tensor;
  /**
   * z of what was prepared, on the tape; statistics of the batch are added to `seen` in the part's order.
   *
   * @param theta [parameterLength]
   */
  readonly project: (theta: tf.Tensor, prepared: tf.Tensor, seen: tf.Tensor2D[]) => tf.Tensor2D;
  /** The whole network's arrays from those of the part; the caller disposes them. */
  readonly load: (theta: tf.Tensor, statistics: tf.Tensor1D) => LoadedWeights;
  /** The whole network's vectors from those of the part. */
  readonly whole: (part: NetworkWeights) => NetworkWeights;
  readonly dispose: () => void;
}

/** All of a network. */
export function wholeNetwork(network: Network, start: NetworkWeights): TrainedPart {
  return {
    layout: network.layout,
    start,
    prepare: (views) => tf.clone(views),
    project: (theta, views, seen) => network.train(network.parametersOf(theta), views as tf.Tensor4D, seen).z,
    load: (theta, statistics) => ({
      parameters: network.parametersOf(theta),
      statistics: network.statisticsOf(statistics),
    }),
    whole: (weights) => weights,
    dispose: () => undefined,
  };
}

/**
 * The projection head of a network whose encoder keeps its weights and its running statistics, to the bit. The encoder
 * computes as in evaluation: its normalisations do not look at the batch.
 */
export function headAlone(network: Network, start: NetworkWeights): TrainedPart {
  const { parameters, statistics } = network.layout;
  const [theta, running] = [headOf(parameters), headOf(statistics)];
  const layout: PartLayout = {
    parameters: theta.slots,
    parameterLength: Math.ceil(theta.length / 4) * 4,
    statistics: running.slots,
    statisticsLength: running.length,
  };
  const cutOff = (from: Float32Array, offset: number, length: number): Float32Array<ArrayBuffer> => {
    const part = new Float32Array(length);
    part.set(from.subarray(offset, offset + length));
    return part;
  };
  const frozen = loadWeights(network, start);
  const withHead = (all: NamedTensors, head: NamedTensors): NamedTensors =>
    new Map([...all].map(([name, array]) => [name, head.get(name) ?? tf.clone(array)]));
  const joined = (
    all: Float32Array<ArrayBuffer>,
    head: Float32Array,
    { offset, length }: Head<Slot>,
  ): Float32Array<ArrayBuffer> => {
    const whole = Float32Array.from(all);
    whole.set(head.subarray(0, length), offset);
    return whole;
  };
  return {
    layout,
    start: {
      parameters: cutOff(start.parameters, theta.offset, layout.parameterLength),
      statistics: cutOff(start.statistics, running.offset, layout.statisticsLength),
    },
    prepare: (views) => network.encode(frozen.parameters, frozen.statistics, views),
    project: (vector, h, seen) => network.trainHead(named(layout.parameters, vector), h as tf.Tensor2D, seen),
    load: (vector, statisticsVector) => ({
      parameters: withHead(frozen.parameters, named(layout.parameters, vector)),
      statistics: withHead(frozen.statistics, named(layout.statistics, statisticsVector)),
    }),
    whole: (part) => ({
      parameters: joined(start.parameters, part.parameters, theta),
      statistics: joined(start.statistics, part.statistics, running),
    }),
    dispose: () => disposeWeights(frozen),
  };
}

/** Arrays of the head as a vector of their own, and where that lies in the whole network's. */
interface Head<T extends Slot> {
  readonly slots: T[];
  readonly offset: number;
  readonly length: number;
}

function headOf<T extends Slot>(all: readonly T[]): Head<T> {
  const slots = all.filter(({ name }) => name.startsWith('head/'));
  const offset = slots[0]?.offset ?? 0;
  const length = slots.reduce((sum, { size }) => sum + size, 0);
  return { slots: slots.map((slot) => ({ ...slot, offset: slot.offset - offset })), offset, length };
}

/** For each running statistic of a part, how many values a batch's is made of: views, times pixels. */
export function valuesBehindStatistics({ layout }: Network, part: TrainedPart, views: number): number[] {
  const { architecture, input, representation } = layout;
  const counts = new Map(
    [
      ...walk(architecture.encoder, input, 'encoder'),
      ...walk(architecture.head, [representation], 'head'),
    ].map(({ layer, prefix, input: shape }) => [
      `${prefix}/${layer.name}`,
      shape.length === 3 ? views * shape[0] * shape[1] : views,
    ]),
  );
  return part.layout.statistics.map(({ name }) => counts.get(name) ?? views);
}
