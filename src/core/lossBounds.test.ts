import { describe, expect, it } from 'vitest';
import { lossBounds } from './lossBounds.ts';

describe('lossBounds', () => {
  it('NT-Xent: chance is ln(2B − 1), the floor ln(1 + (2B − 2)e^(−1/τ))', () => {
    const { chance, floor } = lossBounds('nt-xent', 'cosine', 64, 0.2);
    expect(chance).toBeCloseTo(4.844, 3);
    expect(floor).toBeCloseTo(Math.log(1 + 126 * Math.exp(-5)), 9);
  });

  it('DCL may be negative', () => {
    expect(lossBounds('dcl', 'cosine', 32, 0.1).floor).toBeLessThan(0);
  });

  it('dot products have no floor', () => {
    expect(lossBounds('nt-xent', 'dot', 64, 0.2).floor).toBeNull();
  });
});
