import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Labelling } from '../core/labelling.ts';
import type { Message } from '../core/message.ts';
import type { Evaluation } from '../core/scores.ts';
import type { Settings } from '../core/settings.ts';
import type { DeviceInfo, ExportWork } from '../protocol/engine.ts';

export type { ExportWork };

export type ImportState =
  | { readonly phase: 'empty' }
  | { readonly phase: 'collecting' }
  | {
      readonly phase: 'importing';
      /** Files of the user's, or photos of a project, which come all or not at all. */
      readonly via: 'files' | 'project';
      readonly done: number;
      readonly total: number;
      /** Photos that were there before, and stay. */
      readonly before: number;
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
  | { readonly phase: 'failed'; readonly message: Message };

/** Whether the work of this visit is kept in the browser. */
export type KeepingState =
  | { readonly phase: 'nothing' }
  | {
      readonly phase: 'kept';
      /** Of the model that is kept. */
      readonly step: number;
      readonly bytes: number;
      /** The labels that are kept with it. */
      readonly labelling: Labelling;
      /** Whether the pixels of the photos are kept too. */
      readonly photos: boolean;
    }
  | {
      readonly phase: 'off';
      readonly why: 'storage-full' | 'storage-denied' | 'newer-project' | 'other-tab';
    };

/** Whether the model is being asked which photos to label next. */
export type Proposing =
  | { readonly phase: 'idle' }
  /** With how many of the photos it has seen, in [0, 1]. */
  | { readonly phase: 'working'; readonly share: number }
  | { readonly phase: 'failed'; readonly message: Message };

/** A project file that is being saved, or a project that is opened or taken up again. */
export type ProjectWork =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'working';
      readonly what: 'saving' | 'opening';
      /** How much of the file is made or read, in [0, 1]. */
      readonly share: number;
    }
  | { readonly phase: 'failed'; readonly message: Message };

export type DeviceState =
  | { readonly phase: 'opening' }
  | ({ readonly phase: 'ready' } & DeviceInfo)
  | { readonly phase: 'failed'; readonly code: ErrorCode; readonly message: Message };

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
      /** Where it was trained: in a run here, or wherever the file that was opened comes from. */
      readonly from: 'run' | 'file';
      /** Whether the user has it as a file. */
      readonly saved: boolean;
      readonly settings: Settings;
    };

/** Photos that are laid out by the encoder of an opened file. */
export type ExploringState =
  | { readonly phase: 'idle' }
  /** With how many of the photos are seen, in [0, 1]. */
  | { readonly phase: 'working'; readonly share: number }
  | { readonly phase: 'failed'; readonly message: Message };

/** A model file whose encoder a run can begin with. */
export interface OpenedFile extends OpenedEncoder {
  readonly fileName: string;
}

/** The model file, and whether it is being packed. */
export type DownloadState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'working';
      readonly at: ExportWork;
      /** How much of that is done, in [0, 1]. */
      readonly share: number;
    }
  | { readonly phase: 'failed'; readonly message: Message };

/** How well the folders are told apart: what was found last, of a step that the model may have left behind. */
export type EvaluationState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'working';
      readonly last: Evaluation | null;
      /** How much is done, in [0, 1]. */
      readonly share: number;
    }
  | { readonly phase: 'ready'; readonly last: Evaluation | null }
  | { readonly phase: 'failed'; readonly last: Evaluation | null; readonly message: Message };

/** What came of a file of labels: photos that it named, and rows that named none; or why it could not be read. */
export type LabelFileState =
  { readonly named: number; readonly unknown: number } | { readonly failed: Message };
