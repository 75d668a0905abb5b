import { describe, expect, it } from 'vitest';
import { lossBounds } from './lossBounds.ts';
import { DEFAULT_SETTINGS, LOSSES, type Settings } from './settings.ts';

const bounds = (settings: Partial<Settings>): ReturnType<typeof lossBounds> =>
  lossBounds({ ...DEFAULT_SETTINGS, ...settings });

describe('lossBounds', () => {
  it('NT-Xent: chance is ln(2B − 1), the floor ln(1 + (2B − 2)e^(−1/τ))', () => {
    const { chance, floor } = bounds({ loss: 'nt-xent', batchSize: 64, temperature: 0.2 });
    expect(chance).toBeCloseTo(4.844, 3);
    expect(floor).toBeCloseTo(Math.log(1 + 126 * Math.exp(-5)), 9);
  });

  it('a queue adds its negatives: chance is ln(2B − 1 + Q)', () => {
    const { chance } = bounds({ loss: 'nt-xent', batchSize: 64, queue: 1000 });
    expect(chance).toBeCloseTo(Math.log(1127), 9);
  });

  it('InfoNCE in one direction has B candidates', () => {
    expect(bounds({ loss: 'info-nce', batchSize: 64 }).chance).toBeCloseTo(Math.log(64), 9);
  });

  it('DCL may be negative', () => {
    expect(bounds({ loss: 'dcl', batchSize: 32, temperature: 0.1 }).floor).toBeLessThan(0);
  });

  it('NCE decides 2B − 1 times, each like a toss of a coin', () => {
    const { chance, floor } = bounds({ loss: 'nce', batchSize: 4 });
    expect(chance).toBeCloseTo(7 * Math.log(2), 9);
    expect(floor).toBeCloseTo(Math.log1p(Math.exp(-5)) + 6 * Math.log1p(Math.exp(-5 / 3)), 9);
  });

  it('a triplet stands at its margin and can reach 0, whatever the similarity', () => {
    expect(bounds({ loss: 'triplet', margin: 0.7, similarity: 'dot' })).toEqual({ chance: 0.7, floor: 0 });
  });

  it('dot products and learned temperatures have no floor', () => {
    expect(bounds({ loss: 'nt-xent', similarity: 'dot' }).floor).toBeNull();
    expect(bounds({ loss: 'nt-xent', learnTemperature: true }).floor).toBeNull();
  });

  it.each(LOSSES)(
    '%s: the floor lies under chance, and a setting that it does not use changes nothing',
    (loss) => {
      const { chance, floor } = bounds({ loss });
      if (floor !== null) expect(floor).toBeLessThan(chance);
      if (loss === 'supcon') expect(bounds({ loss, queue: 512 })).toEqual({ chance, floor });
      if (loss === 'triplet') expect(bounds({ loss, learnTemperature: true })).toEqual({ chance, floor });
    },
  );
});
