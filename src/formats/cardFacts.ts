import type { ClassifierContents } from './classifierEntries.ts';
import type { DatasetSummary } from '../core/datasetSummary.ts';
import type { SettingChange } from '../core/liveSettings.ts';
import type { Evaluation } from '../core/scores.ts';
import type { Settings } from '../core/settings.ts';

/** What the model card tells. No file names: those stay with the user. */
export interface ModelCardFacts {
  /** Where it was trained: in a run, or wherever the file comes from that it was opened from. */
  readonly from: 'run' | 'file';
  /** As they were in the end. */
  readonly settings: Settings;
  /** What was turned while it trained. */
  readonly changes: readonly SettingChange[];
  /** Steps that the model was trained for; may be fewer than the settings ask. */
  readonly step: number;
  /** Length of h. */
  readonly representation: number;
  readonly parameters: number;
  readonly dataset: DatasetSummary;
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
