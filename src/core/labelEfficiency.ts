import type { Method } from './classification.ts';

/** Labels a class that the curve tries. */
export const LABEL_COUNTS = [1, 2, 5, 10, 20, 50] as const;
export type LabelCount = (typeof LABEL_COUNTS)[number];

/** Accuracy with so many labels a class, over seeded draws of the labelled photos. */
export interface EfficiencyPoint {
  readonly labels: LabelCount;
  readonly draws: number;
  readonly mean: number;
  /** Standard deviation over the draws, n − 1; null of one. */
  readonly deviation: number | null;
}

export interface EfficiencyCurve {
  readonly method: Method;
  readonly points: readonly EfficiencyPoint[];
}

/** A number of labels that the data cannot give: these classes have too few labelled photos to draw from. */
export interface SkippedCount {
  readonly labels: LabelCount;
  /** Class numbers. */
  readonly lacking: readonly number[];
}

/** How much a label is worth: accuracy by the number of labels a class, for each method. */
export interface LabelEfficiency {
  readonly classes: readonly string[];
  /** Step of the encoder's weights. */
  readonly step: number;
  /** Whether a folder named `test` is asked about, or all labelled photos that a draw leaves over. */
  readonly asked: 'test-set' | 'left-over';
  readonly curves: readonly EfficiencyCurve[];
  readonly skipped: readonly SkippedCount[];
}
