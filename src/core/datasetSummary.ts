import type { DuplicateCounts } from './duplicates.ts';

/** What the photos of a run were, as the model card tells it. No file names: those stay with the user. */
export interface DatasetSummary {
  readonly photos: number;
  readonly skipped: number;
  readonly labels: readonly string[];
  /** Photos of each label, in the same order. */
  readonly labelCounts?: readonly number[];
  /** Smallest and largest original by its area, in pixels: width and height. */
  readonly sizes?: { readonly smallest: readonly number[]; readonly largest: readonly number[] };
  readonly description: string;
  /** Photos that were measured by and not trained on. */
  readonly heldOut?: number;
  /** Absent where there are no near-duplicates. */
  readonly duplicates?: DuplicateCounts;
  /** Pairs that the user has said to show the same thing; absent where there are none. */
  readonly samePairs?: number;
}
