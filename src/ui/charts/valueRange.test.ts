import { expect, it } from 'vitest';
import { valueRange } from './valueRange.ts';

it('covers values and bounds, and ends at a bound that nothing passes', () => {
  expect(valueRange([0.2, 0.4], { least: 0, most: 1 })).toEqual([0, 1]);
  const [low, high] = valueRange([-3, NaN, -1], { most: 0 });
  expect([low < -3, high]).toEqual([true, 0]);
  expect(valueRange([0, 5], { least: 0 })[1]).toBeGreaterThan(5);
});

it('has a height whatever there is', () => {
  expect(valueRange([NaN], {})).toEqual([0, 1]);
  const [low, high] = valueRange([3, 3], {});
  expect(low).toBeLessThan(3);
  expect(high).toBeGreaterThan(3);
});
