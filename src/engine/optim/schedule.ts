import { OPTIMIZER } from '../../core/settings.ts';

/**
 * Linear warm-up to the peak, then a half cosine down to `finalShare` of it.
 *
 * @param step from 1 to steps
 * @returns the learning rate of that step
 */
export function learningRateAt(step: number, steps: number, peak: number): number {
  const warmUpSteps = Math.ceil(steps * OPTIMIZER.warmUp);
  if (step <= warmUpSteps) return (peak * step) / warmUpSteps;
  const progress = (step - warmUpSteps) / Math.max(1, steps - warmUpSteps);
  const { finalShare } = OPTIMIZER;
  return peak * (finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * progress))) / 2);
}
