import { LikenessError } from '../../core/errors.ts';
import { message } from '../../core/message.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import type { EncoderWeights } from '../../formats/reading/readEncoder.ts';
import type { Model } from '../model.ts';
import type { EvaluationControl } from '../probe/evaluateModel.ts';
import type { Budget } from './budget.ts';
import type { ViewSource } from '../training/viewSource.ts';

/** What step five works with: a model that was kept, the photos, and a way to see them. */
export interface Subject {
  readonly model: Model;
  /** Weights that the encoder began with, where it came from a file. */
  readonly start: EncoderWeights | undefined;
  readonly photos: PackedPhotos;
  readonly source: ViewSource;
  /** How long a training on so many labelled photos may take. */
  readonly budget: (photos: number) => Budget;
  /** Where an h lies in the plane of the latest map; null before there is one. */
  readonly map: { readonly place: (h: Float32Array) => readonly [number, number] | null };
}

/** What work tells of itself while it goes on. */
export interface WorkControl extends EvaluationControl {
  /** How much of the photos' embedding is done, where it takes long. */
  readonly embedding?: (share: number) => void;
}

/** Longest that a message waits for work that is done in one go, in milliseconds. */
const BREATH_MS = 20;

/**
 * A breath that may be called as often as one likes: it lets messages in, or gives up where it was told to, once in
 * a while. To let them in at every one of many thousand iterations would take longer than these.
 *
 * @returns rejects with `aborted` after a cancel
 */
export function pacedBreath({ signal, breathe }: EvaluationControl): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= BREATH_MS) {
      await breathe();
      last = performance.now();
    }
    if (signal.aborted) throw new LikenessError('aborted', message('This was cancelled.'));
  };
}
