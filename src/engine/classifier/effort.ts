import type { Method } from '../../core/classification.ts';

/**
 * How long methods take beside one another, roughly, as timed with twenty and with two hundred photos: pixels are more
 * numbers than h, and a network that is trained takes longer than all else.
 */
const EFFORT: Readonly<Record<Method, number>> = {
  'raw-pixels': 3,
  untrained: 1,
  knn: 0.2,
  probe: 1,
  'fine-tuned': 10,
  'from-scratch': 10,
};

/** How much of the work of all methods is done, in [0, 1]. @param share of the one at this place that is done */
export function overallShare(methods: readonly Method[], at: number, share: number): number {
  const effortOf = (some: readonly Method[]): number => some.reduce((sum, method) => sum + EFFORT[method], 0);
  const begun = methods[at];
  return (effortOf(methods.slice(0, at)) + share * (begun ? EFFORT[begun] : 0)) / effortOf(methods);
}
