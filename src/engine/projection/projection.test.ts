import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { applyMap, procrustes, rmsRadius } from './align.ts';
import { Moments } from './moments.ts';
import { normaliseLength, principalPlane, projectRows } from './pca.ts';
import { PhotoMap } from './photoMap.ts';

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

function momentsOf(rows: Float32Array, d: number): Moments {
  const moments = new Moments(d);
  for (let at = 0; at < rows.length; at += d) moments.add(rows.subarray(at, at + d));
  return moments;
}

describe('Moments', () => {
  it('are those of the rows that are left, by the definition', () => {
    const [rows, gone] = [stretched(50), stretched(20)];
    const moments = momentsOf(gone, 6);
    for (let at = 0; at < rows.length; at += 6) moments.add(rows.subarray(at, at + 6));
    for (let at = 0; at < gone.length; at += 6) moments.remove(gone.subarray(at, at + 6));
    const of = (row: number, k: number): number => rows[row * 6 + k]!;
    const places = Array.from({ length: 50 }, (_, row) => row);
    const mean = Array.from({ length: 6 }, (_, k) => places.reduce((sum, row) => sum + of(row, k), 0) / 50);
    const covariance = Array.from({ length: 36 }, (_, at) => {
      const [i, j] = [Math.floor(at / 6), at % 6];
      return places.reduce((sum, row) => sum + (of(row, i) - mean[i]!) * (of(row, j) - mean[j]!), 0);
    });
    expectClose(moments.mean(), mean, 1e-9);
    expectClose(moments.covariance(), covariance, 1e-7);
  });
});

describe('PhotoMap', () => {
  it('shows the latest row of each photo, as a map made of them alone would', () => {
    const d = 6;
    const [stale, fresh] = [stretched(30), stretched(30)];
    const refreshed = new PhotoMap(30, d, 1);
    const all = new PhotoMap(30, d, 1);
    refreshed.absorb(refreshed.nextIds(30), stale, 0);
    for (let turn = 0; turn < 3; turn++) {
      refreshed.absorb(refreshed.nextIds(10), fresh.subarray(turn * 10 * d), 1);
    }
    all.absorb(all.nextIds(30), fresh, 1);
    const pairs = new Float32Array(4 * d).fill(1);
    expectClose(refreshed.positions(pairs).positions, all.positions(pairs).positions, 1e-4);
  });

  it('leaves excluded photos out', () => {
    const map = new PhotoMap(5, 2, 1, Uint8Array.of(0, 1, 0, 0, 1));
    expect([...map.nextIds(5)].sort()).toEqual([0, 2, 3]);
  });

  it('holds 10,000 photos, and says which have come', () => {
    const map = new PhotoMap(12_000, 2, 1);
    expect(map.size).toBe(10_000);
    map.absorb(map.nextIds(100), new Float32Array(200).fill(1), 0);
    expect(map.positions(new Float32Array(8)).photos).toHaveLength(100);
  });
});

describe('principalPlane', () => {
  it('finds the two directions in which the rows spread most', () => {
    const { axes } = principalPlane(momentsOf(stretched(400), 6), 6, null);
    expect(Math.abs((axes[0][0] ?? 0) * 0.6 + (axes[0][1] ?? 0) * 0.8)).toBeGreaterThan(0.999);
    expect(Math.abs(axes[1][3] ?? 0)).toBeGreaterThan(0.99);
  });

  it('keeps the axes orthonormal, also when all rows are equal', () => {
    for (const rows of [stretched(50), new Float32Array(60).fill(3)]) {
      const [first, second] = principalPlane(momentsOf(rows, 6), 6, null).axes;
      const dot = (u: Float64Array, v: Float64Array): number => u.reduce((s, x, k) => s + x * (v[k] ?? 0), 0);
      expect(dot(first, first)).toBeCloseTo(1, 9);
      expect(dot(second, second)).toBeCloseTo(1, 9);
      expect(dot(first, second)).toBeCloseTo(0, 6);
    }
  });

  it('projects to a cloud around the origin', () => {
    const rows = stretched(100);
    const points = projectRows(rows, 6, principalPlane(momentsOf(rows, 6), 6, null));
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
