import { UMAP } from 'umap-js';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { applyMap, procrustes, rmsRadius } from './align.ts';
import { exactNeighbours } from './exactNeighbours.ts';

/** As in the reference implementation. */
const NEIGHBOURS = 15;
const MIN_DISTANCE = 0.1;
/** Extent from which the optimisation begins, and how far photos that lie on one spot are taken apart. */
const START_EXTENT = 10;
const JITTER = 1e-2;

/** The search for neighbours in the progress of the whole, about. */
const SEARCH_SHARE = 0.3;

export interface UmapOptions {
  /** Unit length, [n, d]; n > 15 */
  readonly rows: Float32Array;
  readonly d: number;
  /** Positions on the plane of largest variance, [n, 2] */
  readonly start: Float32Array;
  readonly seed: number;
  readonly onProgress: (share: number) => void;
}

/**
 * UMAP of h by cosine distance: neighbourhoods of 15 are kept, distances between far groups mean little.
 *
 * The optimisation begins at the plane instead of a random cloud, which keeps what is known of the whole (Kobak and
 * Linderman 2021), and is laid over it in the end, so that a photo is found where one saw it. The same seed and rows
 * give the same layout.
 *
 * Source: McInnes, Healy and Melville 2018; the optimisation is umap-js's.
 *
 * @returns [n, 2], centred, of root-mean-square radius 1
 */
export function umapLayout({ rows, d, start, seed, onProgress }: UmapOptions): Float32Array<ArrayBuffer> {
  const random = new RandomStream(seed, PURPOSE.umap);
  const { indices, distances } = exactNeighbours(rows, d, NEIGHBOURS, (share) =>
    onProgress(share * SEARCH_SHARE),
  );
  const umap = new UMAP({ nNeighbors: NEIGHBOURS, minDist: MIN_DISTANCE, random: () => random.uniform() });
  umap.setPrecomputedKNN(indices, distances);
  // The rows themselves are not looked at where neighbours are given; their number is.
  const epochs = umap.initializeFit(indices.map(() => []));
  const embedding = umap.getEmbedding();
  beginAt(embedding, start, random);
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    onProgress(SEARCH_SHARE + (1 - SEARCH_SHARE) * (epoch / epochs));
  }
  return overStart(embedding, start);
}

/** Moves the points of an embedding, in place, to where they lie on the plane. */
function beginAt(embedding: number[][], start: Float32Array, random: RandomStream): void {
  const extent = start.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  embedding.forEach((point, row) => {
    for (const axis of [0, 1] as const) {
      point[axis] = (start[row * 2 + axis]! / extent) * START_EXTENT + random.between(-JITTER, JITTER);
    }
  });
}

function overStart(
  embedding: readonly (readonly number[])[],
  start: Float32Array,
): Float32Array<ArrayBuffer> {
  const positions = Float32Array.from(embedding.flat());
  const n = embedding.length;
  for (const axis of [0, 1]) {
    let mean = 0;
    for (let row = 0; row < n; row++) mean += positions[row * 2 + axis]! / n;
    for (let row = 0; row < n; row++) positions[row * 2 + axis]! -= mean;
  }
  applyMap(positions, procrustes(positions, start), 1 / Math.max(rmsRadius(positions), 1e-12));
  return positions;
}
