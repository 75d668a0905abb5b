import { PURPOSE, RandomStream, permutation } from '../../core/random.ts';
import { batchesAnEpoch, dealApart, differentPhotos } from './apart.ts';

/**
 * Which photos each step sees: a new random order each epoch, cut into batches; the last, partial batch of
 * an epoch is dropped, so that shapes never change. Photos that show the same thing never share a batch: one would be the
 * other's negative.
 *
 * This is a mask of pairs for every loss and every kernel. In a loss two photos meet as negatives only where they meet
 * in a batch, or one in the queue of earlier steps, which masks by identity; a pair that never meets has no term in any
 * loss, and so none in a gradient. It differs from leaving terms out of a batch's denominators in that other photos take
 * their place: each anchor keeps its 2B − 2 negatives, drawn from those that are none of the pair's, and chance and floor
 * stay what the page says they are.
 */
export class Batches {
  readonly #photos: Uint32Array;
  readonly #batchSize: number;
  readonly #seed: number;
  readonly #groups: ArrayLike<number> | undefined;
  readonly #perEpoch: number;
  #epoch = -1;
  #order: Uint32Array = new Uint32Array(0);

  /**
   * @param photos ids of those that are trained on
   * @param groups of all photos: those that show the same thing have one number, −1 is none
   * @throws RangeError when there are fewer than a batch needs
   */
  constructor(photos: Uint32Array, batchSize: number, seed: number, groups?: ArrayLike<number>) {
    const different = differentPhotos(photos, groups);
    if (different < batchSize)
      throw new RangeError(`a batch of ${batchSize} needs as many photos; there are ${different}`);
    this.#photos = photos;
    this.#batchSize = batchSize;
    this.#seed = seed;
    // Without near-duplicates among them the order is what it is without groups.
    this.#groups = different < photos.length ? groups : undefined;
    this.#perEpoch = batchesAnEpoch(photos, batchSize, this.#groups);
  }

  /** Ids of the photos of a step, from 1: a pure function of seed and step. */
  at(step: number): Uint32Array {
    const epoch = Math.floor((step - 1) / this.#perEpoch);
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#order = this.#orderOf(epoch);
    }
    const start = ((step - 1) % this.#perEpoch) * this.#batchSize;
    return this.#order.subarray(start, start + this.#batchSize);
  }

  #orderOf(epoch: number): Uint32Array {
    const random = new RandomStream(this.#seed, PURPOSE.order, epoch);
    const order = permutation(random, this.#photos.length).map((place) => this.#photos[place] ?? 0);
    if (this.#groups === undefined) return order;
    return dealApart(order, this.#batchSize, this.#perEpoch, this.#groups, random);
  }
}
