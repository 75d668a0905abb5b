import { describe, expect, it } from 'vitest';
import { forces, rolesOf, type Role } from './forces.ts';
import type { LossName } from './settings.ts';

const similarities = [0.9, 0.5, -0.2, 0.7, 0.1];
const roles: Role[] = ['positive', 'negative', 'negative', 'negative', 'none'];
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Losses of one anchor, written as their papers do. */
const LOSSES: Partial<Record<LossName, (logits: readonly number[]) => number>> = {
  'nt-xent': (l) => -Math.log(Math.exp(l[0] ?? 0) / sum(l.slice(0, 4).map(Math.exp))),
  dcl: (l) => -(l[0] ?? 0) + Math.log(sum(l.slice(1, 4).map(Math.exp))),
  nce: (l) =>
    Math.log(1 + Math.exp(-(l[0] ?? 0))) + sum(l.slice(1, 4).map((logit) => Math.log(1 + Math.exp(logit)))),
};

describe('forces', () => {
  it('are the derivative of the loss by the logits', () => {
    const temperature = 0.3;
    const logits = similarities.map((similarity) => similarity / temperature);
    for (const [name, loss] of Object.entries(LOSSES)) {
      const found = forces(name as LossName, similarities, roles, temperature);
      logits.forEach((_, at) => {
        const moved = (by: number) => loss(logits.map((logit, view) => (view === at ? logit + by : logit)));
        expect(found?.[at], `${name}, view ${at}`).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
      });
    }
  });

  it('gather on the nearest negative as the temperature falls, and even out as it rises', () => {
    const cold = forces('nt-xent', similarities, roles, 0.02);
    const hot = forces('nt-xent', similarities, roles, 100);
    const ofNegatives = (found: Float64Array | null) => [1, 2, 3].map((view) => found?.[view] ?? NaN);
    expect(Math.max(...ofNegatives(cold)) / sum(ofNegatives(cold))).toBeGreaterThan(0.99);
    for (const force of ofNegatives(hot)) expect(force).toBeCloseTo(0.25, 2);
  });

  it('stay numbers at the lowest temperature, and are none without one', () => {
    expect(forces('nt-xent', similarities, roles, 0.01)?.every(Number.isFinite)).toBe(true);
    expect(forces('triplet', similarities, roles, 0.2)).toBeNull();
  });
});

describe('rolesOf', () => {
  it('is the other half, strangers, and itself', () => {
    expect(rolesOf('nt-xent', 1, [null, null])).toEqual(['negative', 'none', 'negative', 'positive']);
  });

  it('leaves out views of the same half where the loss has one direction', () => {
    expect(rolesOf('info-nce', 0, [null, null])).toEqual(['none', 'none', 'positive', 'negative']);
  });

  it('counts photos of one label as alike with supervision only', () => {
    expect(rolesOf('supcon', 0, ['a', 'a', 'b'])).toEqual([
      'none',
      'positive',
      'negative',
      'positive',
      'positive',
      'negative',
    ]);
    expect(rolesOf('dcl', 0, ['a', 'a', 'b'])[1]).toBe('negative');
  });
});
