import { describe, expect, it } from 'vitest';
import { largestTriangleThreeBuckets } from './downsample.ts';

describe('largestTriangleThreeBuckets', () => {
  const x = Array.from({ length: 5000 }, (_, at) => at);

  it('keeps the ends, the order and the count', () => {
    const kept = largestTriangleThreeBuckets(x, x.map(Math.sin), 400);
    expect(kept).toHaveLength(400);
    expect([kept[0], kept[399]]).toEqual([0, 4999]);
    expect(kept.every((at, index) => index === 0 || at > (kept[index - 1] ?? 0))).toBe(true);
  });

  it('keeps a single spike', () => {
    const y = x.map((at) => (at === 3217 ? 50 : 0));
    expect(largestTriangleThreeBuckets(x, y, 100)).toContain(3217);
  });

  it('leaves short curves alone', () => {
    expect(largestTriangleThreeBuckets([1, 2, 3], [5, 6, 7], 400)).toEqual([0, 1, 2]);
    expect(largestTriangleThreeBuckets([], [], 400)).toEqual([]);
  });
});
