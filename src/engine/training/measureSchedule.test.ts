import { expect, it } from 'vitest';
import { isMeasured, measureSpacing } from './measureSchedule.ts';

const measured = (steps: number, spacing: number): number[] =>
  Array.from({ length: steps }, (_, at) => at + 1).filter((step) => isMeasured(step, steps, spacing));

it('begins by step 10 and ends with the last step', () => {
  expect(measured(120, 25)).toEqual([10, 25, 50, 75, 100, 120]);
  expect(measured(4, 25)).toEqual([4]);
  expect(measured(500, 200)).toEqual([10, 25, 50, 200, 400, 500]);
});

it('costs a slow device one step in 25, however much work a step is', () => {
  expect(measureSpacing(1e9, true)).toBe(25);
  expect(measureSpacing(4e11, true)).toBe(25);
});

it('is wider where steps are short', () => {
  // R1 with 32 photos, with 512, and a step of `medium` at 96 px.
  const spacings = [1.4e9, 2.3e10, 3.8e11].map((work) => measureSpacing(work, false));
  expect(spacings).toEqual([200, 50, 25]);
});
