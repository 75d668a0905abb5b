import type { Checkpoint } from '../core/checkpoint.ts';
import type { SettingChange } from '../core/liveSettings.ts';
import type { PhotoMarks } from '../core/photos.ts';

/** What becomes of near-duplicates, and of photos that the user has said to be alike. */
export type DuplicateMarks = Pick<PhotoMarks, 'left' | 'positives' | 'groups' | 'apart'>;

/** Which photos the user has excluded. */
export type ExcludedMarks = Pick<PhotoMarks, 'excluded'>;

/** What the user has said of photos, as far as a run goes by it. */
export type RunMarks = DuplicateMarks & ExcludedMarks;

/** Names of the photos, for an export that is to hold their embeddings; without it no file name leaves the page. */
export interface NamedPhotos {
  /** By id: path and label of every photo. */
  readonly paths: readonly string[];
  readonly labels: readonly (string | null)[];
  readonly marks: RunMarks;
}

/** How a run begins, besides its settings. */
export interface RunBeginning {
  readonly marks: RunMarks;
  /** Where a run of these settings and photos was kept, to go on from; null for a new run. */
  readonly from: Checkpoint | null;
  /** What was turned after that, which holds again from the same steps on. */
  readonly turned: readonly SettingChange[];
}
