import { expect } from 'vitest';

/**
 * Fails unless every value lies within `tolerance` of the expected one, relative to the largest expected
 * value: rounding errors of sums scale with their terms, not with what is left of them.
 */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what = 'values',
): void {
  expect(actual.length, `${what}: length`).toBe(expected.length);
  let scale = 1e-12;
  for (let at = 0; at < expected.length; at++) scale = Math.max(scale, Math.abs(expected[at] ?? 0));
  let worst = 0;
  let where = 0;
  for (let at = 0; at < expected.length; at++) {
    const error = Math.abs((actual[at] ?? NaN) - (expected[at] ?? NaN)) / scale;
    if (!(error <= worst)) {
      worst = error;
      where = at;
    }
  }
  const message = `${what}: at ${where} got ${actual[where]}, expected ${expected[where]}`;
  expect(worst, message).toBeLessThanOrEqual(tolerance);
}
