import { describe, expect, it } from 'vitest';
import { dealFolds } from './folds.ts';
import { PURPOSE, RandomStream } from './random.ts';

const random = (seed = 1): RandomStream => new RandomStream(seed, PURPOSE.folds);

describe('dealing folds', () => {
  it('gives each class its share of every fold, and folds of one size', () => {
    const labels = Array.from({ length: 60 }, (_, at) => (at < 40 ? 0 : 1));
    const { folds, of } = dealFolds({ labels }, 5, random());
    expect(folds).toBe(5);
    for (let fold = 0; fold < 5; fold++) {
      const members = labels.filter((_, at) => of[at] === fold);
      expect(members).toHaveLength(12);
      expect(members.filter((label) => label === 0)).toHaveLength(8);
    }
  });

  it('keeps near-duplicates on one side', () => {
    const labels = Array.from({ length: 30 }, (_, at) => at % 2);
    const groups = labels.map((_, at) => (at < 12 ? at % 3 : -1));
    const { of } = dealFolds({ labels, groups }, 5, random());
    for (const group of [0, 1, 2]) {
      const folds = new Set([...of].filter((_, at) => groups[at] === group));
      expect(folds.size).toBe(1);
    }
  });

  it('asks nobody about the only photo of a class', () => {
    const { folds, of } = dealFolds({ labels: [0, 0, 0, 1, 2, 2] }, 5, random());
    expect(folds).toBe(5);
    expect(of[3]).toBe(-1);
    expect([...of].filter((fold) => fold >= 0)).toHaveLength(5);
    expect(dealFolds({ labels: [0, 1] }, 5, random())).toEqual({ folds: 0, of: Int32Array.of(-1, -1) });
  });

  it('is fixed by the seed', () => {
    const labels = Array.from({ length: 40 }, (_, at) => at % 4);
    expect(dealFolds({ labels }, 5, random(3))).toEqual(dealFolds({ labels }, 5, random(3)));
    expect(dealFolds({ labels }, 5, random(3))).not.toEqual(dealFolds({ labels }, 5, random(4)));
  });
});
