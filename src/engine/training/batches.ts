import { PURPOSE, RandomStream, permutation } from '../../core/random.ts';

/**
 * Which photos each step sees: a new random order each epoch, cut into batches; the last, partial batch of
 * an epoch is dropped, so that shapes never change.
 */
export class Batches {
  readonly #count: number;
  readonly #batchSize: number;
  readonly #seed: number;
  #epoch = -1;
  #order: Uint32Array = new Uint32Array(0);

  /** @throws RangeError when there are fewer photos than a batch needs */
  constructor(count: number, batchSize: number, seed: number) {
    if (count < batchSize)
      throw new RangeError(`a batch of ${batchSize} needs as many photos; there are ${count}`);
    this.#count = count;
    this.#batchSize = batchSize;
    this.#seed = seed;
  }

  /** Ids of the photos of a step, from 1: a pure function of seed and step. */
  at(step: number): Uint32Array {
    const perEpoch = Math.floor(this.#count / this.#batchSize);
    const epoch = Math.floor((step - 1) / perEpoch);
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#order = permutation(new RandomStream(this.#seed, PURPOSE.order, epoch), this.#count);
    }
    const start = ((step - 1) % perEpoch) * this.#batchSize;
    return this.#order.subarray(start, start + this.#batchSize);
  }
}
