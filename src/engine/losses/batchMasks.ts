import * as tf from '@tensorflow/tfjs-core';
import type { LossTraits } from '../../core/losses.ts';

/** Added to similarities that must not count. −∞ would make the gradient of log-sum-exp NaN. */
export const MASKED = -1e9;

/**
 * Which rows of a batch are no negatives of which anchor. The same in every step, so that each is made once, when
 * it is first asked for. Whoever makes this disposes it.
 */
export class BatchMasks {
  readonly #batchSize: number;
  readonly #made = new Map<string, tf.Tensor2D>();

  /** @param batchSize B photos; views are in two halves, row i and row i + B being a pair */
  constructor(batchSize: number) {
    this.#batchSize = batchSize;
  }

  /**
   * −10⁹ where anchor and row show the same photo, else 0: [2B, 2B] for `all` views, [B, B] for the `first` views
   * among the second.
   */
  samePhoto(anchors: LossTraits['anchors']): tf.Tensor2D {
    const photos = this.#batchSize;
    return this.#remembered(
      anchors,
      anchors === 'all' ? 2 * photos : photos,
      (row, column) => row % photos === column % photos,
    );
  }

  /** [2B, 2B]: −10⁹ where a view meets itself, else 0. */
  self(): tf.Tensor2D {
    return this.#remembered('self', 2 * this.#batchSize, (row, column) => row === column);
  }

  dispose(): void {
    tf.dispose([...this.#made.values()]);
    this.#made.clear();
  }

  #remembered(name: string, size: number, masks: (row: number, column: number) => boolean): tf.Tensor2D {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const values = Float32Array.from({ length: size * size }, (_, at) =>
      masks(Math.floor(at / size), at % size) ? MASKED : 0,
    );
    // It outlives the tidy of the step that asks first.
    const made = tf.keep(tf.tensor2d(values, [size, size]));
    this.#made.set(name, made);
    return made;
  }
}
