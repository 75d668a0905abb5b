import * as tf from '@tensorflow/tfjs-core';
import type { ViewRecipe, ViewsKey } from '../augment/pipeline.ts';
import { join } from '../kernels/vector/vector.ts';
import type { Rows } from '../metrics/geometry.ts';
import type { Network } from '../models/network.ts';
import { CHUNK, type LoadedWeights } from './embedding.ts';
import type { ViewSource } from './viewSource.ts';

/** Photos of which both views make one chunk. */
const PAIRS = CHUNK / 2;

/** What the network makes of both views of photos, outside the device. */
export interface PairRows {
  /** [n, representation], of the first views; and of the second */
  readonly h: readonly [Rows, Rows];
  /** [n, projection] */
  readonly z: readonly [Rows, Rows];
}

/** What is to be embedded: views of these photos, drawn by this key. */
export interface PairRequest {
  readonly ids: Uint32Array;
  readonly recipe: ViewRecipe;
  readonly key: ViewsKey;
  /** Of each photo the one that its second view shows; itself where absent. */
  readonly seconds?: Uint32Array;
}

/**
 * h and z of both views of any number of photos, in evaluation. Chunks always have the same shape, and all of them
 * are on their way before the one reading back.
 */
export async function embedPairs(
  network: Network,
  weights: LoadedWeights,
  source: ViewSource,
  { ids, recipe, key, seconds }: PairRequest,
): Promise<PairRows> {
  const embedded: { h: tf.Tensor2D; z: tf.Tensor2D }[] = [];
  try {
    for (let start = 0; start < ids.length; start += PAIRS) {
      // Filled up by repeating photos, so that the shape is always that of a chunk.
      const chunkOf = (all: Uint32Array): number[] =>
        Array.from({ length: PAIRS }, (_, at) => all[Math.min(start + at, all.length - 1)]!);
      const views = source.pairs(chunkOf(ids), recipe, key, seconds && chunkOf(seconds));
      embedded.push(network.evaluate(weights.parameters, weights.statistics, views));
      views.dispose();
    }
    const { representation, projection } = network.layout;
    const values = await readAll(embedded.flatMap(({ h, z }) => [h, z]));
    const width = CHUNK * (representation + projection); // of a chunk: h [CHUNK, d], then z
    return {
      h: halves(values, { count: ids.length, d: representation, offset: 0, width }),
      z: halves(values, { count: ids.length, d: projection, offset: CHUNK * representation, width }),
    };
  } finally {
    for (const { h, z } of embedded) tf.dispose([h, z]);
  }
}

/** h of photos as they are, [n, representation], or z, [n, projection]. */
export async function embedPlain(
  network: Network,
  weights: LoadedWeights,
  source: ViewSource,
  ids: Uint32Array,
  wanted: 'h' | 'z' = 'h',
): Promise<Rows> {
  const [side] = network.layout.input;
  const d = network.layout[wanted === 'h' ? 'representation' : 'projection'];
  const embedded: tf.Tensor2D[] = [];
  try {
    for (let start = 0; start < ids.length; start += CHUNK) {
      const views = source.plain(ids.subarray(start, start + CHUNK), side, CHUNK);
      const { h, z } = network.evaluate(weights.parameters, weights.statistics, views);
      const [kept, other] = wanted === 'h' ? [h, z] : [z, h];
      tf.dispose([views, other]);
      embedded.push(kept);
    }
    const values = await readAll(embedded);
    return { values: values.subarray(0, ids.length * d), d };
  } finally {
    tf.dispose(embedded);
  }
}

/** Arrays one after the other, in one reading. */
async function readAll(arrays: readonly tf.Tensor[]): Promise<Float32Array> {
  const all = join(
    arrays,
    arrays.reduce((sum, { size }) => sum + size, 0),
  );
  try {
    return (await all.data()) as Float32Array;
  } finally {
    all.dispose();
  }
}

interface Place {
  readonly count: number;
  readonly d: number;
  /** Where the rows begin within a chunk, and how far it is to the next chunk. */
  readonly offset: number;
  readonly width: number;
}

/** Rows of first and of second views out of chunks, which hold PAIRS of each. */
function halves(values: Float32Array, { count, d, offset, width }: Place): readonly [Rows, Rows] {
  const half = (second: 0 | 1): Rows => {
    const rows = new Float64Array(count * d);
    for (let photo = 0; photo < count; photo++) {
      const row = (photo % PAIRS) + second * PAIRS;
      const start = Math.floor(photo / PAIRS) * width + offset + row * d;
      rows.set(values.subarray(start, start + d), photo * d);
    }
    return { values: rows, d };
  };
  return [half(0), half(1)];
}
