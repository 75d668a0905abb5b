import type { ApplyEvents, ApplyRequests } from './apply.ts';
import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import type { Augmentation } from '../core/augmentation.ts';
import type { Checkpoint, KeptModel } from '../core/checkpoint.ts';
import type { DatasetSummary } from '../core/datasetSummary.ts';
import type { KernelChoice } from '../core/kernelChoice.ts';
import type { EngineDiagnosis } from '../core/diagnosis.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { LiveChanges } from '../core/liveSettings.ts';
import type { FeatureMaps, HardNegatives, PairLikeness } from '../core/looks.ts';
import type { MapRows, Neighbourhood } from '../core/neighbourhood.ts';
import type { PhotoValueName, PhotoValues } from '../core/photoValues.ts';
import type { OperationExample } from '../core/operationExamples.ts';
import type { PackedPhotos } from '../core/photos.ts';
import type { KeptMap } from '../core/project.ts';
import type { Evaluation } from '../core/scores.ts';
import type { BackendName, DeviceChoice, Fallback, Settings } from '../core/settings.ts';
import type { SimilarityHistogram } from '../core/similarityHistogram.ts';
import type { DuplicateMarks, ExcludedMarks, NamedPhotos, RunBeginning, RunMarks } from './marks.ts';

/** What does the arithmetic. */
export interface DeviceInfo {
  readonly backend: BackendName;
  /** Name of the adapter, e.g. `SwiftShader`; empty where the browser does not tell. */
  readonly adapter: string;
  /** Whether the adapter is known to be a processor that plays a GPU. */
  readonly software: boolean;
  /** Bytes of the largest buffer; absent where there is no such limit. */
  readonly mostBufferBytes?: number;
  /** Measured rate of our own convolution, in 10⁹ multiplications and additions a second. */
  readonly gigaflops: number;
  /** Why it is not WebGPU, where the engine chose. */
  readonly fallback?: Fallback;
  /** How its kernels were chosen; WebGPU only. */
  readonly kernels?: KernelChoice;
}

export type { DuplicateMarks, ExcludedMarks, NamedPhotos, RunBeginning, RunMarks };

/** A map as a run lays it out. */
export interface MapFrame extends KeptMap {
  readonly runId: number;
}

/** Both views of a few photos, as the network sees them. */
export interface ProbeFrame {
  /** 0 before training. */
  readonly step: number;
  readonly photos: Uint32Array<ArrayBuffer>;
  /** Similarity of z, cosine, [2m, 2m]: first views in order, then second views. */
  readonly similarity: Float32Array<ArrayBuffer>;
  /** Views as RGBA, [2m, side, side, 4], in the same order. */
  readonly views: Uint8ClampedArray<ArrayBuffer>;
  readonly side: number;
}

/** How similar pairs and strangers are, of photos that are trained on. */
export interface SimilaritiesFrame extends SimilarityHistogram {
  readonly runId: number;
  readonly step: number;
}

/** Views as RGBA, [photos, 2, side, side, 4]. */
export interface PairPictures {
  readonly side: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Of each photo the one that its second view shows: itself, or a near-duplicate that counts as a positive. */
  readonly seconds: readonly number[];
}

/** Pictures of one operation as RGBA, [examples, side, side, 4], in the order asked for. */
export interface OperationPictures {
  readonly side: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

export type { Checkpoint, KeptModel };

export type RunOutcome = 'finished' | 'stopped';

/** What an export does: files are packed, photos embedded where their embeddings come along, and the zip is read back. */
export type ExportWork = 'packing' | 'embedding' | 'checking';

/** What the page may ask of the engine worker. */
export type EngineRequests = ApplyRequests & {
  /** Opens the backend named, or the best that works. Fails with `no-adapter` when the one named is not there. */
  open: [DeviceChoice, DeviceInfo];
  /** Holds a Web Lock as long as the worker lives; answered when it does. */
  holdLock: [{ lock: string }, undefined];
  setPhotos: [PackedPhotos, undefined];
  /**
   * Reads the encoder of a zip, and keeps it for runs that begin with it. Fails with `bad-zip`, `no-tfjs-model`,
   * `bad-model` or `unsupported-model`, and then keeps what there was.
   */
  openModel: [{ zip: Uint8Array<ArrayBuffer> }, OpenedEncoder];
  /** Positive pairs of photos as training would make them. `draw` picks other random views. */
  previewPairs: [
    {
      photos: readonly number[];
      augmentation: Augmentation;
      imageSize: number;
      seed: number;
      draw: number;
      duplicates: DuplicateMarks;
    },
    PairPictures,
  ];
  /** A photo as it is, and after each example of one operation: the same code as in training. */
  previewOperation: [
    { photo: number; examples: readonly OperationExample[]; imageSize: number },
    OperationPictures,
  ];
  /** How alike the current model finds the pairs that `previewPairs` makes of the same. */
  pairLikeness: [
    { settings: Settings; photos: readonly number[]; draw: number; duplicates: DuplicateMarks },
    PairLikeness,
  ];
  /** What the current model's encoder makes of a photo, stage after stage. */
  featureMaps: [{ settings: Settings; photo: number }, FeatureMaps];
  /** Which photos the current model confuses most. Each `draw` compares others. */
  hardNegatives: [{ settings: Settings; draw: number; marks: RunMarks }, HardNegatives];
  /** The current model's view of a few photos, or the untrained one's where there is none. */
  probe: [{ settings: Settings; photos: readonly number[] }, ProbeFrame];
  /** Trains; answered when the run has ended. A cancel stops it after the current step. */
  train: [{ runId: number; settings: Settings } & RunBeginning, RunOutcome];
  pause: [{ runId: number }, undefined];
  resume: [{ runId: number }, undefined];
  /** Turns settings of the run. Answered with the step from which they hold; null where the run has ended. */
  adjust: [{ runId: number; changes: LiveChanges }, { step: number | null }];
  /** A model that another worker has made. */
  restore: [KeptModel, undefined];
  /** How well the latest model tells the photos' folders apart, beside raw pixels and step 0. */
  evaluate: [ExcludedMarks, Evaluation];
  /** The photos most like one, as of the latest map; null where the map does not have it yet. */
  neighbourhood: [{ photo: number; k: number }, Neighbourhood | null];
  /** A number for each photo of the latest map; null before there is a map and a model. */
  measurePhotos: [{ of: PhotoValueName }, PhotoValues | null];
  /** h of the photos of the latest map; null before there is one. */
  mapRows: [undefined, MapRows | null];
  /** How the worker is; answered between two steps. */
  diagnose: [undefined, EngineDiagnosis];
  /** Packs `likeness-model.zip`. What was measured goes into its card if it is of the model's own step. */
  exportModel: [
    {
      /** Where it was trained: in the run of this log, or wherever the file that was opened comes from. */
      from: 'run' | 'file';
      runLog: string;
      dataset: DatasetSummary;
      evaluation: Evaluation | null;
      embeddings: NamedPhotos | null;
    },
    { zip: Blob },
  ];
  /** Gives a metrics buffer back for the next frame. */
  acknowledge: [{ runId: number; buffer: Float64Array<ArrayBuffer> }, undefined];
};

/** What the engine worker tells unasked. */
export type EngineEvents = ApplyEvents & {
  /** Kernels of a run that have been compiled, before its first step. */
  preparing: { readonly runId: number; readonly ready: number; readonly total: number };
  /** How much of `evaluate` is done, in [0, 1]. */
  evaluating: { readonly share: number };
  /** How far the export of a model is: what it is at, and how much of that is done, in [0, 1]. */
  exporting: { readonly at: ExportWork; readonly share: number };
  /** Rows of METRIC_NAMES columns, row-major. The page answers with `acknowledge`. */
  metrics: { readonly runId: number; readonly rows: number; readonly buffer: Float64Array<ArrayBuffer> };
  similarities: SimilaritiesFrame;
  map: MapFrame;
  probe: ProbeFrame & { readonly runId: number };
  checkpoint: Checkpoint & { readonly runId: number };
  /** The device can no longer be trusted: no number computed after this is sent. */
  deviceFailed: { readonly code: ErrorCode; readonly said: Message };
};
