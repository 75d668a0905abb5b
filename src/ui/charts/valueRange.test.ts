import { expect, it } from 'vitest';
import { logRange, valueRange } from './valueRange.ts';

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

it('a log scale covers what is above 0, and has a height too', () => {
  const [low, high] = logRange([0.01, 100, -3, NaN]);
  expect(low).toBeLessThan(0.01);
  expect(low).toBeGreaterThan(0.001);
  expect(high).toBeGreaterThan(100);
  expect(logRange([])).toEqual([0.1, 1]);
  const [under, over] = logRange([2]);
  expect(under < 2 && over > 2).toBe(true);
});
