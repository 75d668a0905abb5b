import type { PhotoGroup } from '../core/duplicates.ts';
import { NO_LABELLING } from '../core/labelling.ts';
import type { PhotoRecord, SkippedFile } from '../core/photos.ts';

/** What import tells of the photos; what the user says of them can be undone, and stands in `UndoableState`. */
export interface PhotosState {
  readonly photos: readonly PhotoRecord[];
  /** How many of them are not excluded and a test set, on which nothing is trained. */
  readonly testPhotos: number;
  /** [photos]: the group of near-duplicates that import found for each, −1 for none; empty where it told of none. */
  readonly foundGroups: Int32Array;
  /** Near-duplicates among the photos, those that the user has told of included. */
  readonly groups: readonly PhotoGroup[];
  /** The same with photos that only show the same thing: those of a group never share a batch. */
  readonly apart: readonly PhotoGroup[];
  readonly photosFrom: 'user' | 'samples';
  /** Goes up whenever the set of photos has changed and is complete. */
  readonly photosVersion: number;
  readonly labels: readonly string[];
  readonly skipped: readonly SkippedFile[];
}

/** What is known and said of photos where there are none. */
export const NO_PHOTOS = {
  photos: [],
  excluded: new Set<number>(),
  testPhotos: 0,
  foundGroups: new Int32Array(),
  pairMarks: [],
  labelling: NO_LABELLING,
  groups: [],
  apart: [],
  groupChoices: new Map<number, never>(),
  labels: [],
  skipped: [],
};

export const INITIAL_PHOTOS_STATE = { ...NO_PHOTOS, photosFrom: 'user', photosVersion: 0 } as const;
