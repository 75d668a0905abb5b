import { expect, it } from 'vitest';
import { proportion } from './proportion.ts';

// statsmodels.stats.proportion.proportion_confint(hits, of, method='wilson')
it.each([
  [20, 20, 0.838875, 1],
  [0, 10, 0, 0.277533],
  [45, 60, 0.627679, 0.842235],
])('%i of %i with the interval that statsmodels gives', (hits, of, low, high) => {
  const found = proportion(hits, of);
  expect(found.share).toBe(hits / of);
  expect(found.low).toBeCloseTo(low, 5);
  expect(found.high).toBeCloseTo(high, 5);
});

it('says nothing of none', () => {
  expect(proportion(0, 0)).toEqual({ share: NaN, low: 0, high: 1, of: 0 });
});
