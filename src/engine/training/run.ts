import type { LiveChanges } from '../../core/liveSettings.ts';
import type { MetricRow } from '../../core/metrics.ts';
import type { PhotoMarks } from '../../core/photos.ts';
import type { Settings } from '../../core/settings.ts';
import type { SimilarityHistogram } from '../../core/similarityHistogram.ts';
import type { EncoderWeights } from '../../formats/reading/readEncoder.ts';
import type { Network } from '../models/network.ts';
import type { EmbeddedPhotos, MapPositions } from '../projection/photoMap.ts';
import type { LoadedWeights } from './embedding.ts';
import type { Probe } from './probe.ts';
import type { TrainingSnapshot } from './step.ts';

/** What a run tells of itself, in order. */
export type TrainerEvent =
  | { readonly type: 'metrics'; readonly rows: readonly MetricRow[] }
  | { readonly type: 'similarities'; readonly step: number; readonly similarities: SimilarityHistogram }
  | {
      readonly type: 'map';
      readonly step: number;
      readonly map: MapPositions;
      readonly embedded: EmbeddedPhotos;
      readonly probe: Probe;
      /** Those that the probe's views were made by. */
      readonly settings: Settings;
    }
  | ({
      readonly type: 'checkpoint';
      /** Those that the run came to have. */
      readonly settings: Settings;
    } & ResumePoint);

/** A run as it was after a step: from it the run goes on to the bit. */
export interface ResumePoint extends TrainingSnapshot {
  readonly step: number;
}

/** What a run begins with; the seed draws the weights where there is nothing. */
export interface RunStart {
  /** Weights of an encoder that comes from a file. */
  readonly encoder?: EncoderWeights | undefined;
  /** Where a run of the same photos and settings was kept. */
  readonly from?: ResumePoint | undefined;
}

/** What a run knows of the photos and of the device, besides the views. */
export interface RunContext extends PhotoMarks {
  /** Whether a processor computes: steps are slow then, and measured more often. */
  readonly software?: boolean;
}

/** A model in training, which one may look at between two steps. */
export interface LiveModel {
  readonly now: () => { readonly network: Network; readonly step: number; readonly settings: Settings };
  /** Runs `use` with a copy of the weights as they are, which it may not keep. */
  readonly withWeights: <T>(use: (weights: LoadedWeights) => Promise<T>) => Promise<T>;
}

/** How a run is steered from outside. */
export interface RunControl {
  /** Ends the run after the current step. */
  readonly signal: AbortSignal;
  /** Whether the run should wait after this step. */
  readonly isPaused: () => boolean;
  /** Resolves when a paused run may go on, or has been ended. */
  readonly resumed: () => Promise<void>;
  /** Rejects when the device can no longer be trusted. */
  readonly failed: Promise<never>;
  /** What has been turned since it was last asked, to hold from `step` on, which is the next; null for nothing. */
  readonly turned: (step: number) => LiveChanges | null;
  /** Hears how many kernels of the run have been compiled, before its first step. */
  readonly preparing: (ready: number, total: number) => void;
  /** Gets the model once there is one to look at, and null before it goes. */
  readonly watched: (model: LiveModel | null) => void;
  /** Lets messages in: a macrotask that does not sleep in a hidden tab. */
  readonly breathe: () => Promise<void>;
}
