import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../optim/schedule.ts';
import { Batches } from './batches.ts';

const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, id) => id);

describe('Batches', () => {
  it('shows every photo at most once an epoch and drops the partial batch', () => {
    const batches = new Batches(all(10), 4, 1);
    const epoch = [...batches.at(1), ...batches.at(2)];
    expect(new Set(epoch).size).toBe(8);
    expect([...batches.at(3)]).not.toEqual(epoch.slice(0, 4));
  });

  it('depends on seed and step alone', () => {
    expect(new Batches(all(50), 8, 3).at(17)).toEqual(new Batches(all(50), 8, 3).at(17));
    expect(new Batches(all(50), 8, 3).at(1)).not.toEqual(new Batches(all(50), 8, 4).at(1));
  });

  it('shows the photos that it is given and no other', () => {
    const given = Uint32Array.of(1, 2, 4, 5, 7, 8, 10, 11);
    const batches = new Batches(given, 4, 1);
    const seen = new Set([1, 2, 3, 4, 5, 6].flatMap((step) => [...batches.at(step)]));
    expect([...seen].sort((a, b) => a - b)).toEqual([...given]);
  });

  it('refuses more photos a batch than there are', () => {
    expect(() => new Batches(all(3), 4, 1)).toThrow(/needs as many photos/);
  });
});

describe('learningRateAt', () => {
  it('warms up in a line, peaks, and ends at zero', () => {
    expect(learningRateAt(1, 100, 1)).toBeCloseTo(0.2);
    expect(learningRateAt(5, 100, 1)).toBeCloseTo(1);
    expect(learningRateAt(52, 100, 1)).toBeCloseTo(0.5, 1);
    expect(learningRateAt(100, 100, 1)).toBeCloseTo(0);
  });

  it('is sound for a run of one step', () => {
    expect(learningRateAt(1, 1, 0.5)).toBe(0.5);
  });
});
