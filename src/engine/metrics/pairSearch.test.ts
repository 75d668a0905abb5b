import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { useDevice } from '../../testing/device.ts';
import { contrastiveAccuracy } from './contrastiveAccuracy.ts';
import type { Rows } from './geometry.ts';
import { leaveOneOutAccuracy, leaveOneOutOfFew } from './nearestNeighbours.ts';
import { pairRanks } from './pairRanks.ts';
import { searchPairs } from './pairSearch.ts';
import { similarityHistogram, viewGeometry } from './viewGeometry.ts';
import { SIMILARITY_BINS, meanSimilarity } from '../../core/similarityHistogram.ts';
import { BatchMasks } from '../losses/batchMasks.ts';

useDevice('cpu');

const D = 6;
/** Rows around their photos' own directions, the nearer the less noise. */
function views(n: number, noise: number, seed = 1): [Rows, Rows] {
  const random = new RandomStream(seed, PURPOSE.preview);
  const centres = Array.from({ length: n * D }, () => random.between(-1, 1));
  const around = (): Rows => ({ values: centres.map((x) => x + random.between(-noise, noise)), d: D });
  return [around(), around()];
}

describe('searchPairs', () => {
  it.each(['cosine', 'dot'] as const)('ranks as training does, by %s', async (similarity) => {
    const [first, second] = views(12, 0.9);
    const z = tf.tensor2d([...Array.from(first.values), ...Array.from(second.values)], [24, D]);
    const masks = new BatchMasks(12);
    const perView = pairRanks(z, similarity, masks);
    const ranks = tf.reshape<tf.Rank.R1>(tf.slice(perView, [0, 3], [-1, 1]), [24]);
    const [top1, top5] = await contrastiveAccuracy(ranks).data();
    const found = searchPairs(first, second, 12, similarity);
    expect(found.top1).toBeCloseTo(top1!, 6);
    expect(found.top5).toBeCloseTo(top5!, 6);
    expect(found.top1).toBeGreaterThan(0.1);
    expect(found.top1).toBeLessThan(1);
    expect(found.meanRank).toBeCloseTo((await tf.mean(ranks).data())[0]! + 1, 5);
  });

  it('compares within batches, and leaves out what fills none', () => {
    const [first, second] = views(10, 0.9);
    const slice = ({ values, d }: Rows, from: number, to: number): Rows => ({
      values: Array.from(values).slice(from * d, to * d),
      d,
    });
    const parts = [0, 4].map((from) =>
      searchPairs(slice(first, from, from + 4), slice(second, from, from + 4), 4, 'cosine'),
    );
    expect(searchPairs(first, second, 4, 'cosine').meanRank).toBeCloseTo(
      (parts[0]!.meanRank + parts[1]!.meanRank) / 2,
      9,
    );
  });

  it('finds every pair among views that differ in nothing', () => {
    const [first] = views(10, 0.5);
    expect(searchPairs(first, first, 10, 'cosine')).toEqual({ top1: 1, top5: 1, meanRank: 1 });
  });
});

describe('viewGeometry', () => {
  it('is that of the sphere for views that fill it, and of a point for views that do not differ', () => {
    const [first, second] = views(200, 0);
    const spread = viewGeometry(first, second);
    expect(spread.alignment).toBeCloseTo(0, 12);
    expect(spread.std * Math.sqrt(D)).toBeCloseTo(1, 1);
    expect(spread.rankMe).toBeGreaterThan(5.5);
    const point: Rows = { values: Array.from({ length: 20 * D }, (_, at) => (at % D === 0 ? 1 : 0)), d: D };
    const collapsed = viewGeometry(point, point);
    expect(collapsed.std).toBeCloseTo(0, 12);
    expect(collapsed.uniformity).toBeCloseTo(0, 9);
    expect(collapsed.rankMe).toBeCloseTo(1, 3);
  });
});

describe('similarityHistogram', () => {
  it('tells pairs from strangers', () => {
    const [first, second] = views(30, 0.1);
    const { positive, negative } = similarityHistogram(first, second);
    expect(positive).toHaveLength(SIMILARITY_BINS);
    for (const shares of [positive, negative])
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(meanSimilarity(positive)).toBeGreaterThan(0.9);
    expect(Math.abs(meanSimilarity(negative))).toBeLessThan(0.2);
  });
});

describe('leaveOneOutOfFew', () => {
  it('agrees with the measure on the device', async () => {
    const [rows] = views(40, 0.2);
    const labels = Array.from({ length: 40 }, (_, at) => (rows.values[at * D]! > 0 ? 1 : 0));
    const vote = { k: 5, classes: 2 };
    const slow = await leaveOneOutAccuracy({ rows, labels }, vote, () => Promise.resolve());
    expect(leaveOneOutOfFew({ rows, labels }, vote)).toBeCloseTo(slow, 9);
    expect(slow).toBeGreaterThan(0.5);
  });
});
