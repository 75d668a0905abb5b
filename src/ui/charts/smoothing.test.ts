import { expect, it } from 'vitest';
import { drawnCurve } from '../../store/curves.ts';
import { thinned } from '../../store/pastRuns.ts';
import { smoothCurve } from './smoothing.ts';

const steps = Float64Array.from({ length: 9000 }, (_, at) => at + 1);
const series = { steps, values: steps.map((step) => 5 / Math.sqrt(step) + (step % 3) / 10) };
const valueAt = (curve: ReturnType<typeof smoothCurve>, step: number): number => {
  const at = Array.from(curve.series.steps).indexOf(step);
  return curve.series.values[at]!;
};

it('a long run of before, kept as means, is smoothed as it was when all its steps were there', () => {
  const whole = smoothCurve(drawnCurve(series), 0.97);
  const kept = smoothCurve(drawnCurve(thinned(series, 3000)), 0.97);
  for (const step of [300, 3000, 9000]) expect(valueAt(kept, step)).toBeCloseTo(valueAt(whole, step), 2);
});

it('smooths all steps and not only those that are drawn, and a curve once', () => {
  const curve = drawnCurve(series);
  const smooth = smoothCurve(curve, 0.9);
  expect(smooth.series.values).toHaveLength(9000);
  expect(smooth.points).toHaveLength(400);
  expect(smoothCurve(curve, 0.9)).toBe(smooth);
  expect(smoothCurve(curve, 0)).toBe(curve);
});
