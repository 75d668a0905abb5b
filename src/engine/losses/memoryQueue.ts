import * as tf from '@tensorflow/tfjs-core';
import type { QueueMemory } from '../../core/trainingMemory.ts';
import { MASKED } from './batchMasks.ts';

/** The photo of a place that holds nothing yet. */
const NOBODY = -1;

/**
 * Embeddings of earlier steps, on the device, as further negatives: first in, first out. They were made by weights
 * that have changed since, and no gradient flows to them.
 *
 * Beside each row stands its photo. A queue longer than the data set holds an anchor's own past views, and those are
 * masked: they are the anchor's positives rather than its negatives.
 *
 * Source: Wu et al. 2018 (memory bank), He et al. 2020 (MoCo: the queue), here without a second encoder, as in Wang et
 * al. 2020 (cross-batch memory).
 */
export class MemoryQueue {
  readonly length: number;
  #rows: tf.Tensor2D;
  #photos: tf.Tensor1D;
  #ids: readonly number[] = [];

  /**
   * @param length Q > 0 rows of d numbers. Whoever makes the queue disposes it.
   * @param memory what one of the same size held, to begin with
   */
  constructor(length: number, d: number, memory?: QueueMemory) {
    this.length = length;
    this.#ids = memory ? [...memory.photos] : [];
    this.#rows = tf.keep(memory ? tf.tensor2d(memory.rows, [length, d]) : tf.zeros<tf.Rank.R2>([length, d]));
    this.#photos = tf.keep(tf.tensor1d(this.#places(), 'int32'));
  }

  /** [Q, d], the newest first; zeros where nothing is yet. It belongs to the queue. */
  get rows(): tf.Tensor2D {
    return this.#rows;
  }

  /** Photos of the rows that there are, the newest first. */
  get photos(): readonly number[] {
    return this.#ids;
  }

  /**
   * −10⁹ where a row shows the anchor's own photo, or nothing yet; else 0.
   *
   * @param photos [n], of the anchors
   * @returns [n, Q]
   */
  mask(photos: ArrayLike<number>): tf.Tensor2D {
    return tf.tidy(() => {
      const anchors = tf.tensor2d(Int32Array.from(photos), [photos.length, 1], 'int32'); // [n, 1]
      const own = tf.equal(anchors, this.#photos); // [n, Q]
      const empty = tf.equal(this.#photos, NOBODY); // [Q]
      return tf.mul<tf.Tensor2D>(tf.cast(tf.logicalOr(own, empty), 'float32'), MASKED); // [n, Q]
    });
  }

  /**
   * Puts rows in, and the oldest out.
   *
   * @param rows [k, d]
   * @param photos [k], whole numbers from 0
   */
  push(rows: tf.Tensor2D, photos: readonly number[]): void {
    const taken = Math.min(rows.shape[0], this.length);
    const stay = this.length - taken;
    this.#ids = [...photos, ...this.#ids].slice(0, this.length);
    const next = tf.tidy(() => {
      const fresh = tf.slice(rows, [0, 0], [taken, -1]); // [taken, d]
      return stay === 0 ? fresh : tf.concat([fresh, tf.slice(this.#rows, [0, 0], [stay, -1])]); // [Q, d]
    });
    this.dispose();
    this.#rows = tf.keep(next);
    this.#photos = tf.keep(tf.tensor1d(this.#places(), 'int32'));
  }

  /** A copy of what it holds, outside the device. */
  async memory(): Promise<QueueMemory> {
    const rows = tf.clone(this.#rows);
    const photos = Int32Array.from(this.#ids);
    try {
      return { rows: Float32Array.from(await rows.data()), photos };
    } finally {
      rows.dispose();
    }
  }

  dispose(): void {
    tf.dispose([this.#rows, this.#photos]);
  }

  /** The photo of each row. */
  #places(): Int32Array {
    return Int32Array.from({ length: this.length }, (_, at) => this.#ids[at] ?? NOBODY);
  }
}
