import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { applyMap, procrustes, rmsRadius } from './align.ts';
import { normaliseLength, principalPlane, projectRows } from './pca.ts';

const random = new RandomStream(1, PURPOSE.sample);

/** n rows that spread by 5 along one known direction, by 2 along another, by 0.1 elsewhere. */
function stretched(n: number): Float32Array {
  const rows = new Float32Array(n * 6);
  for (let row = 0; row < n; row++) {
    const [s, t] = [5 * random.between(-1, 1), 2 * random.between(-1, 1)];
    const direction = [0.6, 0.8, 0, 0, 0, 0].map((v) => v * s);
    const across = [0, 0, 0, 1, 0, 0].map((v) => v * t);
    for (let k = 0; k < 6; k++) {
      rows[row * 6 + k] = 7 + (direction[k] ?? 0) + (across[k] ?? 0) + 0.1 * random.between(-1, 1);
    }
  }
  return rows;
}

describe('principalPlane', () => {
  it('finds the two directions in which the rows spread most', () => {
    const { axes } = principalPlane(stretched(400), 6, null);
    expect(Math.abs((axes[0][0] ?? 0) * 0.6 + (axes[0][1] ?? 0) * 0.8)).toBeGreaterThan(0.999);
    expect(Math.abs(axes[1][3] ?? 0)).toBeGreaterThan(0.99);
  });

  it('keeps the axes orthonormal, also when all rows are equal', () => {
    for (const rows of [stretched(50), new Float32Array(60).fill(3)]) {
      const [first, second] = principalPlane(rows, 6, null).axes;
      const dot = (u: Float64Array, v: Float64Array): number => u.reduce((s, x, k) => s + x * (v[k] ?? 0), 0);
      expect(dot(first, first)).toBeCloseTo(1, 9);
      expect(dot(second, second)).toBeCloseTo(1, 9);
      expect(dot(first, second)).toBeCloseTo(0, 6);
    }
  });

  it('projects to a cloud around the origin', () => {
    const rows = stretched(100);
    const points = projectRows(rows, 6, principalPlane(rows, 6, null));
    const mean = points.filter((_, at) => at % 2 === 0).reduce((sum, x) => sum + x, 0) / 100;
    expect(mean).toBeCloseTo(0, 4);
  });
});

describe('procrustes', () => {
  const cloud = Float32Array.from({ length: 40 }, () => random.between(-1, 1));

  it.each([
    ['a turn', { a: 0.6, b: -0.8, c: 0.8, d: 0.6 }],
    ['a mirror', { a: -1, b: 0, c: 0, d: 1 }],
    ['swapped axes', { a: 0, b: 1, c: 1, d: 0 }],
  ])('undoes %s', (_, map) => {
    const moved = cloud.slice();
    applyMap(moved, map, 1);
    applyMap(moved, procrustes(moved, cloud), 1);
    expectClose(moved, cloud, 1e-5);
  });

  it('leaves the plane alone where there is nothing to compare', () => {
    expect(procrustes([], [])).toEqual({ a: 1, b: 0, c: 0, d: 1 });
  });
});

describe('lengths', () => {
  it('normaliseLength gives unit rows and survives a row of zeros', () => {
    const rows = Float32Array.from([3, 4, 0, 0]);
    normaliseLength(rows, 2);
    expectClose(rows, [0.6, 0.8, 0, 0], 1e-6);
  });

  it('rmsRadius is the typical distance from the origin', () => {
    expect(rmsRadius([3, 4, -3, -4])).toBeCloseTo(5);
  });
});
