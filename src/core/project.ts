import type { ClassifierMethod } from './classification.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { SettingChange } from './liveSettings.ts';
import type { PairMark } from './pairMarks.ts';
import type { PhotoMarks } from './photos.ts';
import type { Recovery } from './recovery.ts';
import type { RunEnvironment } from './runLog.ts';
import type { DuplicateChoice, Settings } from './settings.ts';

/** Which photos these are, without their pixels. */
export interface PhotoIdentity {
  readonly count: number;
  /** Of what each looks like, in order: `photoFingerprint.ts`. */
  readonly fingerprint: string;
  readonly from: 'user' | 'samples';
}

/** What the user has said of photos, by id. */
export interface PhotoSayings {
  readonly excluded: readonly number[];
  readonly pairMarks: readonly PairMark[];
  readonly groupChoices: readonly (readonly [group: number, choice: DuplicateChoice])[];
  readonly classes: readonly string[];
  readonly labels: readonly (readonly [photo: number, place: number])[];
}

/** A map of the photos after a step: their places, and those of both views of some of them, in the plane. */
export interface KeptMap {
  readonly step: number;
  /** Ids of the photos on the map, and their positions [n, 2]; the cloud's root-mean-square radius is 1. */
  readonly photos: Uint32Array<ArrayBuffer>;
  readonly positions: Float32Array<ArrayBuffer>;
  /** Photos whose views are shown, and positions of views [m, 2 views, 2]. */
  readonly pairPhotos: Uint32Array<ArrayBuffer>;
  readonly pairPositions: Float32Array<ArrayBuffer>;
}

/** A run, as far as it came: from here it goes on to the bit. */
export interface KeptRun {
  /** As it was begun. */
  readonly begun: Settings;
  readonly changes: readonly SettingChange[];
  readonly recoveries: readonly Recovery[];
  readonly environment: RunEnvironment;
  /** What was said of the photos when it began. */
  readonly marks: Pick<PhotoMarks, 'left' | 'positives' | 'groups' | 'apart' | 'excluded'>;
  readonly checkpoint: Checkpoint;
  /** Rows of METRIC_NAMES columns up to the checkpoint, row-major. */
  readonly metrics: Float64Array<ArrayBuffer>;
  readonly maps: readonly KeptMap[];
}

/** What a run ran with, and on what. */
export interface KeptBasis {
  readonly settings: Settings;
  readonly photos: number;
  /** Runs with the same number had the same set of photos; 0 is that of the run at hand. */
  readonly set: number;
  /** And here the same had been said of them. */
  readonly said: number;
}

/** A curve of a run that is over: each value is the mean of `stride` steps, at the last of them. */
export interface KeptCurve {
  readonly name: string;
  readonly stride: number;
  readonly steps: Float64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
}

/** A run that another has followed. */
export interface KeptPastRun extends KeptBasis {
  readonly number: number;
  readonly before: KeptBasis | null;
  readonly changes: readonly SettingChange[];
  readonly lastStep: number;
  readonly curves: readonly KeptCurve[];
  /** Whether charts draw it. */
  readonly shown: boolean;
}

/** The runs before the one at hand, oldest first, and its place after them. */
export interface KeptRuns {
  readonly past: readonly KeptPastRun[];
  readonly number: number;
  readonly before: KeptBasis | null;
}

/** All that a visit leaves: what autosave keeps, and what a project file holds. */
export interface Project {
  /** ISO 8601. */
  readonly savedAt: string;
  readonly settings: Settings;
  /** Settings that the user has chosen, and the page is not to suggest. */
  readonly chosen: readonly string[];
  readonly photos: PhotoIdentity;
  readonly sayings: PhotoSayings;
  /** The classifier that was at work. It is made anew, of the same labels and seed; absent where there was none. */
  readonly classifier?: ClassifierMethod;
  readonly run: KeptRun;
  /** Absent from what version 1 wrote. */
  readonly runs?: KeptRuns | undefined;
}

/** Goes up when an older page could not read what this one writes. */
export const PROJECT_VERSION = 2;

/** What is told of a project before it is opened. */
export interface ProjectSummary {
  readonly savedAt: string;
  readonly step: number;
  readonly steps: number;
  readonly photos: number;
  /** Whether their pixels are there too. */
  readonly pixels: boolean;
  readonly bytes: number;
}

/** The most that each part of a project file may take: what is saved can be opened again. */
export const MOST_PROJECT_BYTES = {
  description: 64 * 2 ** 20,
  arrays: 512 * 2 ** 20,
  photos: 2 ** 30,
} as const;

/** The largest project file: its parts and some room for the directory. */
export const PROJECT_FILE_BYTES = 1601 * 2 ** 20;
