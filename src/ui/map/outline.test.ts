import { describe, expect, it } from 'vitest';
import { boxOutline, pointsWithin } from './outline.ts';

const points = Float32Array.of(10, 10, 50, 50, 90, 90, 50, 90);

describe('pointsWithin', () => {
  it('finds what a box holds, from whichever corner it was drawn', () => {
    expect(pointsWithin(points, boxOutline(40, 40, 95, 95))).toEqual([1, 2, 3]);
    expect(pointsWithin(points, boxOutline(95, 95, 40, 40))).toEqual([1, 2, 3]);
  });

  it('finds what a loop holds, which need not be convex', () => {
    // An L that goes around the middle.
    const loop = [0, 0, 20, 0, 20, 80, 100, 80, 100, 100, 0, 100];
    expect(pointsWithin(points, loop)).toEqual([0, 2, 3]);
  });

  it('leaves out photos that wait, and finds nothing in a stroke', () => {
    expect(pointsWithin(points, boxOutline(0, 0, 100, 100), 2)).toEqual([2, 3]);
    expect(pointsWithin(points, [10, 10])).toEqual([]);
  });
});
