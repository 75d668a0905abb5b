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
  #excluded: Judged['excluded'];
  #settings: BaselineSettings | undefined;
  #start: Judged['start'];
  #baselines: Baselines | undefined;

  async evaluate(judged: Judged, control: EvaluationControl): Promise<Evaluation> {
    const { photos, excluded, settings, start } = judged;
    const known = this.#knows(judged) ? this.#baselines : undefined;
    const evaluation = await evaluateModel(judged, control, known);
    this.#photos = photos;
    this.#excluded = excluded;
    this.#settings = settings;
    this.#start = start;
    this.#baselines = evaluation;
    return evaluation;
  }

  #knows({ photos, excluded, settings, start }: Judged): boolean {
    const last = this.#settings;
    if (last === undefined || this.#photos !== photos || this.#start !== start) return false;
    if (this.#excluded?.join() !== excluded?.join()) return false;
    if (last.own?.fingerprint !== settings.own?.fingerprint) return false;
    return (['encoder', 'imageSize', 'normalisation', 'seed'] as const).every(
      (name) => last[name] === settings[name],
    );
  }
}
