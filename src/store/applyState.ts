import type { ClassifierReport, ClassifierSummary, Method } from '../core/classification.ts';
import type { LabelEfficiency } from '../core/labelEfficiency.ts';
import type { Labelling } from '../core/labelling.ts';
import type { LikePhotos, OddPhotos, PictureLook } from '../core/likeness.ts';
import type { Message } from '../core/message.ts';
import type { SquareRegion } from '../core/squareRegion.ts';

/** A measurement that takes a while: what was found last stays in sight while the next is made. */
export type Measurement<T> =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'working';
      readonly last: Measured<T> | null;
      /** How much is done, in [0, 1]. */
      readonly share: number;
      /** The method that it is at, or the look at all photos that comes first; null until it is told. */
      readonly at: Method | 'photos' | null;
    }
  | { readonly phase: 'ready'; readonly last: Measured<T> | null }
  | { readonly phase: 'failed'; readonly last: Measured<T> | null; readonly message: Message };

/** What a measurement goes by: labels, and the photos that are left out. */
export interface LabelBasis {
  readonly labelling: Labelling;
  readonly excluded: ReadonlySet<number>;
}

/** What was found, and what it was found by. */
export interface Measured<T> {
  readonly found: T;
  readonly basis: LabelBasis;
}

/** A photo that is none of the set, and what the model makes of it. */
export type TriedPhoto =
  | { readonly phase: 'none' }
  /** With how many of the photos it is compared with are seen, in [0, 1]: at first all have to be. */
  | { readonly phase: 'looking'; readonly name: string; readonly share: number }
  | { readonly phase: 'found'; readonly name: string; readonly look: PictureLook }
  | { readonly phase: 'failed'; readonly name: string; readonly message: Message };

/** A search by a part of a photo of the set. */
export type PartSearch =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'looking';
      /** How many of the photos are seen, in [0, 1]: before the first search all have to be. */
      readonly share: number;
      readonly photo: number;
      readonly region: SquareRegion;
      readonly last: LikePhotos | null;
    }
  | {
      readonly phase: 'found';
      readonly photo: number;
      readonly region: SquareRegion;
      readonly last: LikePhotos;
    }
  | { readonly phase: 'failed'; readonly message: Message };

/** Photos that are like none, and photos that are all but the same. */
export type OddState =
  | { readonly phase: 'none' }
  /** With how much is done, in [0, 1]. */
  | { readonly phase: 'working'; readonly share: number }
  | { readonly phase: 'ready'; readonly found: OddPhotos }
  | { readonly phase: 'failed'; readonly message: Message };

/** Copies that are being sorted into folders. */
export type SortingState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly done: number; readonly total: number }
  | {
      readonly phase: 'done';
      readonly copied: number;
      readonly total: number;
      readonly into: 'zip' | 'folder';
    }
  | { readonly phase: 'failed'; readonly message: Message }
  /** The files that were to be copied are not here; nothing was begun. */
  | { readonly phase: 'without-originals'; readonly message: Message };

/** What is done with the model: the fifth step. */
export interface ApplyState {
  /** Methods beside one another. */
  readonly comparison: Measurement<ClassifierReport>;
  /** The report of a comparison under way, as far as it has come. */
  readonly judged: ClassifierReport | null;
  /** The classifier that is at work, once the comparison is there. */
  readonly classifier: Measurement<ClassifierSummary>;
  readonly efficiency: Measurement<LabelEfficiency>;
  readonly tried: TriedPhoto;
  readonly partSearch: PartSearch;
  readonly odd: OddState;
  readonly sorting: SortingState;
}

export const INITIAL_APPLY_STATE: ApplyState = {
  comparison: { phase: 'none' },
  judged: null,
  classifier: { phase: 'none' },
  efficiency: { phase: 'none' },
  tried: { phase: 'none' },
  partSearch: { phase: 'none' },
  odd: { phase: 'none' },
  sorting: { phase: 'idle' },
};

/** Whether labels are others by now, or other labelled photos are left out. */
export function isOutdated({ basis }: Measured<unknown>, { labelling, excluded }: LabelBasis): boolean {
  if (basis.labelling !== labelling) return true;
  if (basis.excluded === excluded) return false;
  return [...labelling.labels.keys()].some((id) => basis.excluded.has(id) !== excluded.has(id));
}

/** What was found last, by whatever labels. */
export function lastOf<T>(measurement: Measurement<T>): Measured<T> | null {
  return measurement.phase === 'none' ? null : measurement.last;
}
