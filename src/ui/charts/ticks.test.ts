import { expect, it } from 'vitest';
import { niceTicks } from './ticks.ts';

it('marks round numbers within the range', () => {
  expect(niceTicks(0.2, 5.1, 4)).toEqual([2, 4]);
  expect(niceTicks(0, 1500, 4)).toEqual([0, 500, 1000, 1500]);
  expect(niceTicks(-1.2, 4.9, 5)).toEqual([0, 2, 4]);
});
