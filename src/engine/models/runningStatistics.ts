import * as tf from '@tensorflow/tfjs-core';
import { BATCH_NORM } from '../../core/architecture/layer.ts';
import { movingAverage } from '../kernels/movingAverage/movingAverage.ts';
import { join } from '../kernels/vector/vector.ts';
import type { Layout } from './layout.ts';

/**
 * For every entry of the flat statistics, what turns the batch's biased variance into the unbiased one that
 * PyTorch keeps: n/(n − 1) for variances, 1 for means. n is the number of values behind a statistic: views
 * times pixels.
 *
 * @returns [statisticsLength]
 */
export function unbiasing(
  layout: Pick<Layout, 'statistics' | 'statisticsLength'>,
  counts: readonly number[],
): tf.Tensor1D {
  const factors = new Float32Array(layout.statisticsLength).fill(1);
  for (const [index, { offset, size }] of layout.statistics.entries()) {
    const n = counts[index] ?? 2;
    factors.fill(n / Math.max(1, n - 1), offset + size / 2, offset + size);
  }
  return tf.tensor1d(factors);
}

/**
 * Running statistics after one more batch: r ← (1 − s)·r + s·batch. PyTorch moves them by s = 0.1 a step
 * from a start of mean 0 and variance 1; here the first ten steps give their plain mean instead (s = 1/t), so
 * that the map has sensible statistics from the first step. What remains of the difference after t steps is
 * 0.9ᵗ of the start: nothing after a hundred.
 *
 * @param running [statisticsLength]
 * @param seen [2, channels] of each batch normalisation, in the layout's order
 * @param step t, from 1
 */
export function updateStatistics(
  running: tf.Tensor1D,
  seen: readonly tf.Tensor2D[],
  unbiased: tf.Tensor1D,
  step: number,
): tf.Tensor1D {
  if (running.size === 0) return tf.clone(running); // a network without batch normalisation
  return tf.tidy(() => {
    const share = Math.max(BATCH_NORM.momentum, 1 / step);
    const batch = join(seen, running.size); // [statisticsLength]
    return movingAverage(running, batch, unbiased, share);
  });
}
