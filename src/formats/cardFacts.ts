import type { ClassifierContents } from './classifierEntries.ts';
import type { DuplicateCounts } from '../core/duplicates.ts';
import type { SettingChange } from '../core/liveSettings.ts';
import type { Evaluation } from '../core/scores.ts';
import type { Settings } from '../core/settings.ts';

/** What the model card tells. No file names: those stay with the user. */
export interface ModelCardFacts {
  /** As they were in the end. */
  readonly settings: Settings;
  /** What was turned while it trained. */
  readonly changes: readonly SettingChange[];
  /** Steps that the model was trained for; may be fewer than the settings ask. */
  readonly step: number;
  /** Length of h. */
  readonly representation: number;
  readonly parameters: number;
  readonly dataset: {
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
    /** Pairs that were said to show the same thing; absent where there are none. */
    readonly samePairs?: number;
  };
  readonly versions: Readonly<Record<string, string>>;
  /** Absent where none was trained. */
  readonly classifier?: Pick<ClassifierContents, 'summary' | 'input'> | undefined;
  /** Last figures of the run, where there are any. */
  readonly last: {
    readonly loss: number;
    readonly top1: number;
    /** Where it was learned. */
    readonly temperature?: number;
  } | null;
  /** How well h tells the folders apart, where that was measured of this very model. */
  readonly evaluation: Evaluation | null;
  /** Whether `curves.png` lies beside the card. */
  readonly hasCurves: boolean;
}
