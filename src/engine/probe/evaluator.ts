import type { PackedPhotos } from '../../core/photos.ts';
import type { Evaluation } from '../../core/scores.ts';
import {
  evaluateModel,
  type Baselines,
  type BaselineSettings,
  type EvaluationControl,
  type Judged,
} from './evaluateModel.ts';

/** Judges models, and remembers the baselines of the photos and settings that it judged last. */
export class Evaluator {
  #photos: PackedPhotos | undefined;
  #settings: BaselineSettings | undefined;
  #baselines: Baselines | undefined;

  async evaluate(judged: Judged, control: EvaluationControl): Promise<Evaluation> {
    const { photos, settings } = judged;
    const known = this.#knows(photos, settings) ? this.#baselines : undefined;
    const evaluation = await evaluateModel(judged, control, known);
    this.#photos = photos;
    this.#settings = settings;
    this.#baselines = evaluation;
    return evaluation;
  }

  #knows(photos: PackedPhotos, settings: BaselineSettings): boolean {
    const last = this.#settings;
    if (last === undefined || this.#photos !== photos) return false;
    if (last.own?.fingerprint !== settings.own?.fingerprint) return false;
    return (['encoder', 'imageSize', 'normalisation', 'seed'] as const).every(
      (name) => last[name] === settings[name],
    );
  }
}
