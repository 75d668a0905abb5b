import * as tf from '@tensorflow/tfjs-core';
import type { Network, NamedTensors, NetworkWeights } from '../models/network.ts';
import type { ViewSource } from './viewSource.ts';

/** Photos or views that are embedded at once: always this many, so that shapes and pipelines stay the same. */
export const CHUNK = 16;

/** Weights on the device, cut into arrays; whoever gets them from `loadWeights` disposes them. */
export interface LoadedWeights {
  readonly parameters: NamedTensors;
  readonly statistics: NamedTensors;
}

/** Brings weights to the device. Free them with `disposeWeights`. */
export function loadWeights(network: Network, { parameters, statistics }: NetworkWeights): LoadedWeights {
  const flat = tf.tensor1d(parameters);
  const running = tf.tensor1d(statistics);
  const loaded = { parameters: network.parametersOf(flat), statistics: network.statisticsOf(running) };
  tf.dispose([flat, running]);
  return loaded;
}

export function disposeWeights({ parameters, statistics }: LoadedWeights): void {
  tf.dispose([...parameters.values(), ...statistics.values()]);
}

/** h and z outside the device, row-major. */
export interface EmbeddedRows {
  readonly h: Float32Array;
  readonly z: Float32Array;
}

/**
 * h and z of views in evaluation. Disposes the views.
 *
 * @param views [n, S, S, 3] in [−1, 1]
 */
export async function embedViews(
  network: Network,
  weights: LoadedWeights,
  views: tf.Tensor4D,
): Promise<EmbeddedRows> {
  const { h, z } = network.evaluate(weights.parameters, weights.statistics, views);
  views.dispose();
  try {
    const [hRows, zRows] = await Promise.all([h.data(), z.data()]);
    return { h: hRows as Float32Array, z: zRows as Float32Array };
  } finally {
    tf.dispose([h, z]);
  }
}

/** h of at most CHUNK photos as they are, [CHUNK, representation]; rows after the last photo mean nothing. */
export async function embedPhotos(
  network: Network,
  weights: LoadedWeights,
  source: ViewSource,
  ids: Uint32Array,
): Promise<Float32Array> {
  const side = network.layout.input[0];
  return (await embedViews(network, weights, source.plain(ids, side, CHUNK))).h;
}
