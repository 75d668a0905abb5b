import { expect, it } from 'vitest';
import { logTicks, niceTicks } from './ticks.ts';

it('marks round numbers within the range', () => {
  expect(niceTicks(0.2, 5.1, 4)).toEqual([2, 4]);
  expect(niceTicks(0, 1500, 4)).toEqual([0, 500, 1000, 1500]);
  expect(niceTicks(-1.2, 4.9, 5)).toEqual([0, 2, 4]);
});

it('marks powers of ten on a log scale, and finer where there are too few of them', () => {
  expect(logTicks(0.008, 12, 5)).toEqual([0.01, 0.1, 1, 10]);
  expect(logTicks(0.4, 12, 5)).toEqual([1, 3, 10]);
  expect(logTicks(0.4, 8, 5)).toEqual([0.5, 1, 2, 5]);
  expect(logTicks(2.1, 4.8, 5)).toEqual(niceTicks(2.1, 4.8, 5));
  expect(logTicks(1e-9, 1e3, 5).length).toBeLessThanOrEqual(5);
});
