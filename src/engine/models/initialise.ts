import { PURPOSE, RandomStream } from '../../core/random.ts';
import type { Layout } from './layout.ts';

/**
 * Starting weights, as PyTorch's defaults: convolutions and dense layers uniform in ±1/√fan-in
 * (Kaiming uniform with a = √5), batch normalisation as the identity. Every array has a random stream of
 * its own, so that an added layer leaves the others as they were.
 */
export function initialParameters(layout: Layout, seed: number): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(layout.parameterLength);
  for (const [index, { start, offset, size }] of layout.parameters.entries()) {
    if ('constant' in start) {
      flat.fill(start.constant, offset, offset + size);
      continue;
    }
    const random = new RandomStream(seed, PURPOSE.weights, index);
    const bound = 1 / Math.sqrt(start.fanIn);
    for (let at = offset; at < offset + size; at++) flat[at] = random.between(-bound, bound);
  }
  return flat;
}

/** Running statistics before the first step: mean 0, variance 1. */
export function initialStatistics(layout: Layout): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(layout.statisticsLength);
  for (const { offset, size } of layout.statistics) flat.fill(1, offset + size / 2, offset + size);
  return flat;
}
