import { expect, it } from 'vitest';
import { smoothed } from './smoothing.ts';

it('a constant stays what it is from its first value on', () => {
  for (const value of smoothed([3, 3, 3, 3], 0.99)) expect(value).toBeCloseTo(3, 12);
});

it('is the debiased average of the paper, by hand', () => {
  // m = 0.5, 1.25, 2.625 and 1 − wᵗ = 0.5, 0.75, 0.875.
  const [first, second, third] = smoothed([1, 2, 4], 0.5);
  expect([first, second, third]).toEqual([1, 1.25 / 0.75, 2.625 / 0.875]);
});

it('weight 0 leaves values as they are, and what is no number breaks nothing', () => {
  expect([...smoothed([1, 5, -2], 0)]).toEqual([1, 5, -2]);
  const [before, gap, after] = smoothed([2, NaN, 2], 0.9);
  expect([before, gap]).toEqual([2, NaN]);
  expect(after).toBeCloseTo(2, 12);
});

it('takes the noise out of a curve and keeps where it goes', () => {
  const noisy = Float64Array.from({ length: 500 }, (_, at) => 2 + (at % 2 === 0 ? 0.5 : -0.5));
  const tail = smoothed(noisy, 0.95).slice(-50);
  for (const value of tail) expect(Math.abs(value - 2)).toBeLessThan(0.03);
});
