import type { AlarmName } from '../core/alarms.ts';
import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import type { Augmentation } from '../core/augmentation.ts';
import { surplusPhotos, type PhotoGroup } from '../core/duplicates.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { SettingChange } from '../core/liveSettings.ts';
import type { PairMark } from '../core/pairMarks.ts';
import type { PhotoRecord, SkippedFile } from '../core/photos.ts';
import type { RunState } from '../core/runState.ts';
import type { Evaluation } from '../core/scores.ts';
import { DEFAULT_SETTINGS, type BackendName, type DuplicateChoice, type Settings } from '../core/settings.ts';
import { trainingCount } from '../core/split.ts';
import type { DeviceInfo } from '../protocol/engine.ts';
import type { WorkState } from './work.ts';

export const STEPS = ['augment', 'encode', 'contrast', 'train', 'apply'] as const;
export type StepName = (typeof STEPS)[number];

export type SettingName = Exclude<keyof Settings, 'augmentation' | 'own'>;
/** Everything that a user can set, by name: what he has set, no suggestion touches. */
export type SettingKey = SettingName | keyof Augmentation;

export type ImportState =
  | { readonly phase: 'empty' }
  | { readonly phase: 'collecting' }
  | {
      readonly phase: 'importing';
      readonly done: number;
      readonly total: number;
      readonly photos: number;
      readonly skipped: number;
      /** Files a second since the import began. */
      readonly rate: number;
      /** Null until enough is known. */
      readonly secondsLeft: number | null;
    }
  | {
      readonly phase: 'ready';
      readonly photos: number;
      readonly test: number;
      readonly skipped: number;
      readonly cancelled: boolean;
    }
  | { readonly phase: 'failed'; readonly message: string };

export type DeviceState =
  | { readonly phase: 'opening' }
  | ({ readonly phase: 'ready' } & DeviceInfo)
  | { readonly phase: 'failed'; readonly code: ErrorCode; readonly message: string };

/** Figures of the latest steps, for words and big numbers; at most four a second. */
export interface Figures {
  readonly step: number;
  readonly loss: number;
  readonly top1: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  readonly secondsLeft: number;
}

/** The model that can be taken home, if there is one. */
export type ModelState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'trained';
      readonly step: number;
      readonly saved: boolean;
      readonly settings: Settings;
    };

/** A model file whose encoder a run can begin with. */
export interface OpenedFile extends OpenedEncoder {
  readonly fileName: string;
}

/** How well the folders are told apart: what was found last, of a step that the model may have left behind. */
export type EvaluationState =
  | { readonly phase: 'none' }
  | { readonly phase: 'working' | 'ready'; readonly last: Evaluation | null }
  | { readonly phase: 'failed'; readonly last: Evaluation | null; readonly message: string };

export interface StudioState {
  readonly step: StepName;
  readonly settings: Settings;
  readonly chosen: ReadonlySet<SettingKey>;
  /** The backend that the user asked for, or null for the best that works. */
  readonly backend: BackendName | null;
  /** Whether kernels are chosen by timing them on the device. */
  readonly tune: boolean;
  /** Whether half precision may be used where it serves. */
  readonly half: boolean;
  /** The model file that was opened last; `encoder: 'own'` means it. */
  readonly opened: OpenedFile | null;
  /** Whether one is being read. */
  readonly opening: boolean;
  /** Something the user should know once, and may dismiss. */
  readonly notice: string | null;
  readonly importing: ImportState;
  readonly photos: readonly PhotoRecord[];
  /** How many of them are a test set, on which nothing is trained. */
  readonly testPhotos: number;
  /** [photos]: the group of near-duplicates that import found for each, −1 for none; empty where it told of none. */
  readonly foundGroups: Int32Array;
  /** What the user has said of pairs of photos, in that order. */
  readonly pairMarks: readonly PairMark[];
  /** Near-duplicates among the photos, those that the user has told of included. */
  readonly groups: readonly PhotoGroup[];
  /** The same with photos that only show the same thing: those of a group never share a batch. */
  readonly apart: readonly PhotoGroup[];
  /** What was chosen for single groups, by number; the setting counts for all others. */
  readonly groupChoices: ReadonlyMap<number, DuplicateChoice>;
  readonly photosFrom: 'user' | 'samples';
  /** Goes up whenever the set of photos has changed and is complete. */
  readonly photosVersion: number;
  readonly labels: readonly string[];
  readonly skipped: readonly SkippedFile[];
  readonly device: DeviceState;
  readonly run: RunState;
  /** What the last run was begun with: settings may have changed since. */
  readonly ranWith: Settings | null;
  /** What has been turned in it since, in the order of the steps. */
  readonly changes: readonly SettingChange[];
  readonly figures: Figures | null;
  /** What goes wrong in the run, as its measures say. */
  readonly alarms: readonly AlarmName[];
  readonly model: ModelState;
  readonly evaluation: EvaluationState;
  readonly download: WorkState;
  /** Pictures and figures that are being made. */
  readonly preview: WorkState;
  readonly example: WorkState;
  readonly comparing: WorkState;
  readonly features: WorkState;
  readonly probing: WorkState;
  readonly searching: WorkState;
}

/**
 * Photos that can be trained on and stand in one batch, at least: neither a test set's nor held out, and of those that
 * show the same thing one.
 */
export function trainingPhotos({
  photos,
  testPhotos,
  apart,
  settings,
}: Pick<StudioState, 'photos' | 'testPhotos' | 'apart'> & {
  readonly settings: Pick<Settings, 'heldOut'>;
}): number {
  return trainingCount(photos.length - testPhotos, settings.heldOut) - surplusPhotos(apart);
}

/** The step of the model that can be taken home, or null where there is none. */
export function trainedStep({ model }: Pick<StudioState, 'model'>): number | null {
  return model.phase === 'trained' ? model.step : null;
}

export const INITIAL_STATE: StudioState = {
  step: 'train',
  settings: DEFAULT_SETTINGS,
  chosen: new Set(),
  backend: null,
  tune: true,
  half: false,
  opened: null,
  opening: false,
  notice: null,
  importing: { phase: 'empty' },
  photos: [],
  testPhotos: 0,
  foundGroups: new Int32Array(),
  pairMarks: [],
  groups: [],
  apart: [],
  groupChoices: new Map(),
  photosFrom: 'user',
  photosVersion: 0,
  labels: [],
  skipped: [],
  device: { phase: 'opening' },
  run: { phase: 'idle' },
  ranWith: null,
  changes: [],
  figures: null,
  alarms: [],
  model: { phase: 'none' },
  evaluation: { phase: 'none' },
  download: { phase: 'idle' },
  preview: { phase: 'idle' },
  example: { phase: 'idle' },
  comparing: { phase: 'idle' },
  features: { phase: 'idle' },
  probing: { phase: 'idle' },
  searching: { phase: 'idle' },
};
