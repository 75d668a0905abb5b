import * as tf from '@tensorflow/tfjs-core';
import type { LossTraits } from '../../core/losses.ts';
import type { BatchMasks } from './batchMasks.ts';
import type { MemoryQueue } from './memoryQueue.ts';

/**
 * What a loss compares: rows whose dot products are similarities (`similarityRows`), and which of them are an
 * anchor's negatives.
 */
export interface Comparison {
  /** [n, d] */
  readonly anchors: tf.Tensor2D;
  /** [n, d]: of each anchor the other view of its photo. */
  readonly positives: tf.Tensor2D;
  /** [b, d]: rows of the batch among which the negatives are. */
  readonly others: tf.Tensor2D;
  /** [Q, d]: rows of earlier steps, which carry no gradient; null without a queue. */
  readonly queued: tf.Tensor2D | null;
  /** [n, b + Q]: 0 where a row is a negative of the anchor, −10⁹ where it shows the anchor's own photo or nothing. */
  readonly mask: tf.Tensor2D;
}

/**
 * The comparison that a batch gives.
 *
 * @param rows [2B, d], rows i and i + B being the two views of a photo
 * @param anchors all 2B views, or the B first views among the second ones
 * @param queue rows of earlier steps, and the photos [B] of this batch, by which they are masked
 */
export function compareViews(
  rows: tf.Tensor2D,
  anchors: LossTraits['anchors'],
  masks: BatchMasks,
  queue?: { readonly memory: MemoryQueue; readonly photos: ArrayLike<number> },
): Comparison {
  const batchSize = rows.shape[0] / 2;
  const first = tf.slice(rows, [0, 0], [batchSize, -1]); // [B, d]
  const second = tf.slice(rows, [batchSize, 0], [batchSize, -1]); // [B, d]
  const pairs =
    anchors === 'all'
      ? { anchors: rows, positives: tf.concat([second, first]), others: rows }
      : { anchors: first, positives: second, others: second };
  const inBatch = masks.samePhoto(anchors); // [n, b]
  if (queue === undefined) return { ...pairs, queued: null, mask: inBatch };
  const { memory, photos } = queue;
  const inQueue = memory.mask(anchors === 'all' ? [...Array.from(photos), ...Array.from(photos)] : photos); // [n, Q]
  return { ...pairs, queued: memory.rows, mask: tf.concat([inBatch, inQueue], 1) };
}
