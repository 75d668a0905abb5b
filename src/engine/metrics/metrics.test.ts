import { describe, expect, it } from 'vitest';
import { RandomStream, PURPOSE } from '../../core/random.ts';
import metrics from '../../testing/reference/metrics.json' with { type: 'json' };
import { alignment, meanDeviation, rankMe, uniformity, unitRows, type Rows } from './geometry.ts';
import { symmetricEigenvalues } from './symmetricEigenvalues.ts';

const rowsOf = ({ shape, data }: { shape: number[]; data: number[] }): Rows => ({
  values: data,
  d: shape[1] ?? 0,
});

describe.each(metrics.cases.map((c) => [c.name, c] as const))('%s', (_, { inputs, expected }) => {
  const first = rowsOf(inputs.z0);
  const second = rowsOf(inputs.z1);

  it('alignment, uniformity, spread and rank agree with the reference', () => {
    expect(alignment(first, second)).toBeCloseTo(expected.alignment, 5);
    expect(uniformity(first)).toBeCloseTo(expected.uniformity, 5);
    expect(meanDeviation(first)).toBeCloseTo(expected.std, 5);
    expect(Math.abs(rankMe(first) / expected.rankme - 1)).toBeLessThan(1e-5);
  });
});

describe('extremes', () => {
  it('one point has no spread, rank one and uniformity zero', () => {
    const point: Rows = { values: Array.from({ length: 12 }, (_, at) => (at % 3 === 0 ? 1 : 0)), d: 3 };
    expect(meanDeviation(point)).toBe(0);
    expect(uniformity(point)).toBeCloseTo(0, 12);
    expect(rankMe(point)).toBeCloseTo(1, 4);
    expect(rankMe({ values: [0, 0, 0, 0], d: 2 })).toBe(1);
  });

  it('axes fill all dimensions, whether there are more rows or more dimensions', () => {
    const axes = (n: number, d: number): Rows => ({
      values: Array.from({ length: n * d }, (_, at) => (Math.floor(at / d) % d === at % d ? 1 : 0)),
      d,
    });
    expect(rankMe(axes(16, 4))).toBeCloseTo(4, 3);
    expect(rankMe(axes(4, 16))).toBeCloseTo(4, 3);
  });

  it('a row of zeros is nobody’s direction', () => {
    const { values } = unitRows({ values: [0, 0, 3, 4], d: 2 });
    [0, 0, 0.6, 0.8].forEach((value, at) => {
      expect(values[at]).toBeCloseTo(value, 9);
    });
  });
});

describe('symmetricEigenvalues', () => {
  it('of a matrix whose eigenvalues are known', () => {
    // 2 on the diagonal, −1 beside it: 2 − 2 cos(kπ/(n+1)).
    const n = 7;
    const matrix = Float64Array.from({ length: n * n }, (_, at) => {
      const distance = Math.abs(Math.floor(at / n) - (at % n));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const found = symmetricEigenvalues(matrix, n).sort((a, b) => a - b);
    found.forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12);
    });
  });

  it('keeps trace and sum of squares of any matrix', () => {
    const n = 40;
    const random = new RandomStream(3, PURPOSE.preview, 0);
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = random.between(-1, 1);
    }
    const found = symmetricEigenvalues(matrix, n);
    const trace = Array.from({ length: n }, (_, i) => matrix[i * n + i]!).reduce((sum, v) => sum + v, 0);
    const squares = matrix.reduce((sum, v) => sum + v * v, 0);
    expect(found.reduce((sum, v) => sum + v, 0)).toBeCloseTo(trace, 9);
    expect(found.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(squares, 9);
  });
});
