import { smoothed } from '../../core/smoothing.ts';
import { drawnCurve, type Curve } from '../../store/curves.ts';
import { remembered } from '../primitives/remembered.ts';

/** How much of the past a smoothed curve may keep at most. */
export const MOST_SMOOTHING = 0.99;
/** By this name the page remembers it. */
export const SMOOTHING = 'smoothing';

/** How strongly curves are smoothed, in all charts alike; 0 for not at all. */
export function smoothingWeight(): number {
  return Math.min(MOST_SMOOTHING, Math.max(0, remembered(SMOOTHING, 0)));
}

const made = new WeakMap<Curve, { readonly weight: number; readonly curve: Curve }>();

/** A curve smoothed over all of its values, not only those that are drawn; the same object for the same curve. */
export function smoothCurve(curve: Curve, weight: number): Curve {
  if (weight === 0) return curve;
  const before = made.get(curve);
  if (before?.weight === weight) return before.curve;
  const { steps, values, stride = 1 } = curve.series;
  // As much of the past over the same steps, where a value stands for several.
  const smooth = drawnCurve({ steps, values: smoothed(values, weight ** stride) });
  made.set(curve, { weight, curve: smooth });
  return smooth;
}
