import type { AlarmName } from '../core/alarms.ts';
import { surplusPhotos } from '../core/duplicates.ts';
import type { SettingChange } from '../core/liveSettings.ts';
import type { LanguageName } from '../core/languages.ts';
import type { Message } from '../core/message.ts';
import { isActive, type RunState } from '../core/runState.ts';
import { DEFAULT_SETTINGS, type BackendName, type Settings } from '../core/settings.ts';
import { trainingCount } from '../core/split.ts';
import { INITIAL_APPLY_STATE, type ApplyState } from './applyState.ts';
import { NO_HISTORY, type History, type UndoableState } from './history.ts';
import type { LabelQueue } from './labelQueue.ts';
import type { PhotoIdentity } from '../core/project.ts';
import type { Found } from '../protocol/keeper.ts';
import type { Intake } from './newcomers.ts';
import type { Recovery } from '../core/recovery.ts';
import type { Question } from './question.ts';
import { INITIAL_MAP_STATE, type MapState } from './mapState.ts';
import { INITIAL_PHOTOS_STATE, type PhotosState } from './photosState.ts';
import type { WorkState } from './work.ts';
import type { PastRun, RunPlace } from './pastRuns.ts';
import type {
  DeviceState,
  DownloadState,
  ExploringState,
  EvaluationState,
  Figures,
  ImportState,
  KeepingState,
  LabelFileState,
  ModelState,
  OpenedFile,
  ProjectWork,
  Proposing,
} from './phases.ts';

export const STEPS = ['augment', 'encode', 'contrast', 'train', 'apply'] as const;
export type StepName = (typeof STEPS)[number];

export type { SettingKey, SettingName } from '../core/settings.ts';

export interface StudioState extends PhotosState, MapState, ApplyState, UndoableState {
  readonly step: StepName;
  /** What can be undone, and redone. */
  readonly history: History;
  /** The backend that the user asked for, or null for the best that works. */
  readonly backend: BackendName | null;
  /** Whether kernels are chosen by timing them on the device. */
  readonly tune: boolean;
  /** Whether half precision may be used where it serves. */
  readonly half: boolean;
  /** The language that the address asks for; null where the visitor’s own is spoken. */
  readonly language: LanguageName | null;
  /** The model file that was opened last; `encoder: 'own'` means it. */
  readonly opened: OpenedFile | null;
  /** Whether one is being read. */
  readonly opening: boolean;
  /** The photos, laid out by it without a training. */
  readonly exploring: ExploringState;
  /** Something the user should know once, and may dismiss. */
  readonly notice: Message | null;
  readonly question: Question | null;
  /** Whether the user has agreed to leave the page with all that is in it. */
  readonly leaving: boolean;
  /** What becomes of photos when others are chosen; a drop says it by where it falls. */
  readonly intake: Intake;
  readonly importing: ImportState;
  /** What came of the last file of labels; null before there was one. */
  readonly labelsRead: LabelFileState | null;
  /** Photos that are being labelled, one after the other; null where none are. */
  readonly labelQueue: LabelQueue | null;
  readonly proposing: Proposing;
  readonly device: DeviceState;
  readonly run: RunState;
  /** What the last run was begun with: settings may have changed since. */
  readonly ranWith: Settings | null;
  /** What has been turned in it since, in the order of the steps. */
  readonly changes: readonly SettingChange[];
  /** Losses that it has outlived, in their order; so many of them in an earlier visit. */
  readonly recoveries: readonly Recovery[];
  readonly formerRecoveries: number;
  /** Runs of this visit before the last one, oldest first; the last few. And its place after them. */
  readonly pastRuns: readonly PastRun[];
  readonly runPlace: RunPlace;
  readonly figures: Figures | null;
  /** What goes wrong in the run, as its measures say. */
  readonly alarms: readonly AlarmName[];
  readonly model: ModelState;
  readonly evaluation: EvaluationState;
  readonly download: DownloadState;
  readonly projectWork: ProjectWork;
  /** What an earlier visit has left in this browser, once one has looked. */
  readonly found: Found | { readonly kind: 'looking' };
  readonly keeping: KeepingState;
  /** Photos that the opened project was trained on, and that are not here. */
  readonly waitsForPhotos: PhotoIdentity | null;
  /** The folder that the photos came from, or those that are waited for; null where the browser tells of none. */
  readonly photoFolder: FileSystemDirectoryHandle | null;
  /** Whether the model zip holds the photos' embeddings too, and with them their file names. */
  readonly withEmbeddings: boolean;
  /** Pictures and figures that are being made. */
  readonly preview: WorkState;
  readonly example: WorkState;
  readonly comparing: WorkState;
  readonly features: WorkState;
  readonly probing: WorkState;
  readonly searching: WorkState;
}

/** Photos that may share a batch, at least: not excluded, a test set's or held out; those that show the same are one. */
export function trainingPhotos({
  photos,
  excluded,
  testPhotos,
  apart,
  settings,
}: Pick<StudioState, 'photos' | 'excluded' | 'testPhotos' | 'apart'> & {
  readonly settings: Pick<Settings, 'heldOut'>;
}): number {
  return trainingCount(photos.length - excluded.size - testPhotos, settings.heldOut) - surplusPhotos(apart);
}

/** Whether the set of photos stays as it is for now: a run keeps the photos that it began with. */
export function photosAreFixed({ run, importing }: Pick<StudioState, 'run' | 'importing'>): boolean {
  return isActive(run) || importing.phase === 'importing';
}

/** The step of the model that can be taken home, or null where there is none. */
export function trainedStep({ model }: Pick<StudioState, 'model'>): number | null {
  return model.phase === 'trained' ? model.step : null;
}

export const INITIAL_STATE: StudioState = {
  ...INITIAL_PHOTOS_STATE,
  ...INITIAL_MAP_STATE,
  ...INITIAL_APPLY_STATE,
  step: 'train',
  settings: DEFAULT_SETTINGS,
  chosen: new Set(),
  history: NO_HISTORY,
  backend: null,
  tune: true,
  half: false,
  language: null,
  opened: null,
  opening: false,
  exploring: { phase: 'idle' },
  notice: null,
  question: null,
  leaving: false,
  intake: 'replace',
  importing: { phase: 'empty' },
  labelsRead: null,
  labelQueue: null,
  proposing: { phase: 'idle' },
  device: { phase: 'opening' },
  run: { phase: 'idle' },
  ranWith: null,
  changes: [],
  recoveries: [],
  formerRecoveries: 0,
  pastRuns: [],
  runPlace: { number: 1, before: null, photos: 0, photosVersion: 0, said: [] },
  figures: null,
  alarms: [],
  model: { phase: 'none' },
  evaluation: { phase: 'none' },
  download: { phase: 'idle' },
  projectWork: { phase: 'idle' },
  found: { kind: 'looking' },
  keeping: { phase: 'nothing' },
  waitsForPhotos: null,
  photoFolder: null,
  withEmbeddings: false,
  preview: { phase: 'idle' },
  example: { phase: 'idle' },
  comparing: { phase: 'idle' },
  features: { phase: 'idle' },
  probing: { phase: 'idle' },
  searching: { phase: 'idle' },
};
