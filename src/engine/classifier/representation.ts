import type { Rows } from '../metrics/geometry.ts';
import type { Network, NetworkWeights } from '../models/network.ts';
import { normaliseLength } from '../projection/pca.ts';
import { disposeWeights, loadWeights } from '../training/embedding.ts';
import { embedPlain } from '../training/pairEmbedding.ts';
import type { ViewSource } from '../training/viewSource.ts';

/** Photos that are embedded between two breaths. */
const BLOCK = 64;

/** Ids of all photos but those excluded. */
export function allPhotos(count: number, excluded?: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: count }, (_, id) => id).filter((id) => excluded?.[id] !== 1);
}

/** How embedding goes on: lets messages in, and hears how many of those asked for are done, in [0, 1]. */
export type Pause = (share: number) => Promise<void>;

/**
 * h of photos by one set of weights: embedded when first asked for, and kept, so that search, probe and predictions
 * share one look at each photo.
 */
export class Representation {
  readonly network: Network;
  readonly weights: NetworkWeights;
  readonly d: number;
  /** [count, d]; rows of photos that are not `#known` mean nothing. */
  readonly #rows: Float32Array;
  readonly #known: Uint8Array;
  /** Rows of all photos at unit length, once asked for. */
  #unit: Float32Array | undefined;

  constructor(network: Network, weights: NetworkWeights, count: number) {
    this.network = network;
    this.weights = weights;
    this.d = network.layout.representation;
    this.#rows = new Float32Array(count * this.d);
    this.#known = new Uint8Array(count);
  }

  /** h of these photos, in their order: [n, d]. */
  async of(photos: Uint32Array, source: ViewSource, pause: Pause): Promise<Rows> {
    await this.#embed(photos, source, pause);
    const { d } = this;
    const values = new Float32Array(photos.length * d);
    photos.forEach((photo, at) => values.set(this.#rows.subarray(photo * d, (photo + 1) * d), at * d));
    return { values, d };
  }

  /** h of all photos at unit length, which search goes through again and again: [count, d]. */
  async unit(source: ViewSource, pause: Pause): Promise<Float32Array> {
    if (this.#unit === undefined) {
      await this.#embed(allPhotos(this.#known.length), source, pause);
      this.#unit = this.#rows.slice();
      normaliseLength(this.#unit, this.d);
    }
    return this.#unit;
  }

  async #embed(photos: Uint32Array, source: ViewSource, pause: Pause): Promise<void> {
    const missing = photos.filter((photo) => this.#known[photo] === 0);
    if (missing.length === 0) return;
    const loaded = loadWeights(this.network, this.weights);
    try {
      for (let start = 0; start < missing.length; start += BLOCK) {
        const block = missing.slice(start, start + BLOCK);
        const { values } = await embedPlain(this.network, loaded, source, block);
        block.forEach((photo, at) => {
          for (let k = 0; k < this.d; k++) this.#rows[photo * this.d + k] = values[at * this.d + k]!;
          this.#known[photo] = 1;
        });
        await pause((start + block.length) / missing.length);
      }
    } finally {
      disposeWeights(loaded);
    }
  }
}
