import { PURPOSE, RandomStream, permutation } from '../../core/random.ts';

/**
 * Which photos each step sees: a new random order each epoch, cut into batches; the last, partial batch of
 * an epoch is dropped, so that shapes never change.
 */
export class Batches {
  readonly #photos: Uint32Array;
  readonly #batchSize: number;
  readonly #seed: number;
  #epoch = -1;
  #order: Uint32Array = new Uint32Array(0);

  /**
   * @param photos ids of those that are trained on
   * @throws RangeError when there are fewer than a batch needs
   */
  constructor(photos: Uint32Array, batchSize: number, seed: number) {
    if (photos.length < batchSize)
      throw new RangeError(`a batch of ${batchSize} needs as many photos; there are ${photos.length}`);
    this.#photos = photos;
    this.#batchSize = batchSize;
    this.#seed = seed;
  }

  /** Ids of the photos of a step, from 1: a pure function of seed and step. */
  at(step: number): Uint32Array {
    const perEpoch = Math.floor(this.#photos.length / this.#batchSize);
    const epoch = Math.floor((step - 1) / perEpoch);
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      const random = new RandomStream(this.#seed, PURPOSE.order, epoch);
      this.#order = permutation(random, this.#photos.length).map((place) => this.#photos[place] ?? 0);
    }
    const start = ((step - 1) % perEpoch) * this.#batchSize;
    return this.#order.subarray(start, start + this.#batchSize);
  }
}
