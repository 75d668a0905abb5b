import type {
  ClassifierMethod,
  ClassifierReport,
  ClassifierSummary,
  LabelledTask,
  Method,
  Predictions,
  Proposals,
} from '../../core/classification.ts';
import { LikenessError } from '../../core/errors.ts';
import { message } from '../../core/message.ts';
import type { EfficiencyCurve, LabelCount, LabelEfficiency } from '../../core/labelEfficiency.ts';
import type { LoosePicture, PictureLook } from '../../core/likeness.ts';
import { LikenessSearch, type SearchOptions } from '../search/likenessSearch.ts';
import type { Classifier } from './classifier.ts';
import { askedPhotos, judgeMethod } from './compareMethods.ts';
import { labelledPhotos } from './examples.ts';
import { overallShare } from './effort.ts';
import { efficiencyCurve, possibleCounts } from './labelEfficiency.ts';
import { headProbabilities } from './linearHead.ts';
import { proposeToLabel } from './proposePhotos.ts';
import { embedPicture } from './pictures.ts';
import { allPhotos } from './representation.ts';
import { embeddingPause, Representations } from './representations.ts';
import { judgingSplits } from './splits.ts';
import type { Subject, WorkControl } from './subject.ts';
import { learnerOf } from './methods.ts';
import { trainClassifier } from './trainClassifier.ts';

/** How far a comparison is, and what it has found. */
export interface CompareListener {
  readonly progress: (share: number, method: Method, labels?: LabelCount) => void;
  /** Hears the report as far as it has come, with every method that is judged. */
  readonly judged?: (soFar: ClassifierReport) => void;
}

/**
 * All that step five does with a model: it keeps what the model made of the photos, and the classifier that stands on
 * it, until the next model is trained.
 */
export class Workbench {
  readonly #representations = new Representations();
  readonly search = new LikenessSearch(this.#representations);
  /** The latest that was trained. */
  classifier: Classifier | undefined;

  /** Another model is being trained. */
  clear(): void {
    this.#representations.clear();
    this.classifier = undefined;
  }

  /** Methods beside one another, on the same splits of the labelled photos. */
  async compare(
    subject: Subject,
    task: LabelledTask,
    methods: readonly Method[],
    control: WorkControl,
    { progress, judged }: CompareListener,
  ): Promise<ClassifierReport> {
    const labelled = labelledPhotos(task, subject.photos);
    const { judging, splits } = judgingSplits(labelled, task.seed);
    if (splits.length === 0)
      throw new LikenessError(
        'no-labels',
        message('One class at least needs two labelled photos to be asked about.'),
      );
    const features = this.#representations.features(subject, control);
    let report: ClassifierReport = {
      classes: task.classes,
      step: subject.model.step,
      judging,
      training: labelled.known.photos.length,
      ...askedPhotos(splits),
      results: [],
    };
    for (const [at, method] of methods.entries()) {
      const learner = learnerOf(method, subject, task, features);
      const tell = (share: number): void => progress(overallShare(methods, at, share), method);
      tell(0);
      const result = await judgeMethod(learner, splits, task.classes.length, tell);
      report = { ...report, results: [...report.results, result] };
      judged?.(report);
    }
    return report;
  }

  /** How much each label is worth to each method. */
  async labelEfficiency(
    subject: Subject,
    task: LabelledTask,
    methods: readonly Method[],
    control: WorkControl,
    { progress }: CompareListener,
  ): Promise<LabelEfficiency> {
    const labelled = labelledPhotos(task, subject.photos);
    const { counts, skipped } = possibleCounts(labelled, task.classes.length);
    const features = this.#representations.features(subject, control);
    const options = { classes: task.classes.length, seed: task.seed, counts };
    const curves: EfficiencyCurve[] = [];
    for (const [at, method] of methods.entries()) {
      const learner = learnerOf(method, subject, task, features);
      const curve = await efficiencyCurve(learner, labelled, options, (share, labels) =>
        progress(overallShare(methods, at, share), method, labels),
      );
      curves.push(curve);
    }
    const asked = labelled.test.photos.length > 0 ? 'test-set' : 'left-over';
    return { classes: task.classes, step: subject.model.step, asked, curves, skipped };
  }

  /** Makes a classifier of all labelled photos but those of a test set. */
  async train(
    subject: Subject,
    task: LabelledTask,
    method: ClassifierMethod,
    control: WorkControl,
  ): Promise<ClassifierSummary> {
    const representations = this.#representations;
    const ways = { features: representations.features(subject, control), representations };
    this.classifier = await trainClassifier(method, subject, task, ways, control.progress);
    return this.classifier.summary;
  }

  /** What the classifier at hand makes of all photos. */
  async predict({ source, photos }: Subject, control: WorkControl): Promise<Predictions> {
    const { representation, head, summary } = this.#requireClassifier();
    const rows = await representation.of(allPhotos(photos.count), source, embeddingPause(control));
    return { probabilities: headProbabilities(head, rows), classes: summary.classes };
  }

  /** Photos that would teach most. */
  async propose(
    subject: Subject,
    task: LabelledTask,
    count: number,
    control: WorkControl,
  ): Promise<Proposals> {
    return proposeToLabel(task, subject.photos, this.#representations.features(subject, control), count);
  }

  /** A picture that the model has never seen: its class where there is a classifier, its likes, its place. */
  async look(
    subject: Subject,
    picture: LoosePicture,
    options: SearchOptions,
    control: WorkControl,
  ): Promise<PictureLook> {
    const { like, position } = await this.search.look(subject, picture, options, control);
    if (this.classifier === undefined) return { like, position, verdict: null };
    const { representation, head, summary } = this.classifier;
    const own = await embedPicture(representation, picture);
    const probabilities = headProbabilities(head, { values: own, d: own.length });
    return { like, position, verdict: { classes: summary.classes, probabilities } };
  }

  #requireClassifier(): Classifier {
    if (this.classifier === undefined)
      throw new LikenessError('no-model', message('There is no classifier yet. Train one first.'));
    return this.classifier;
  }
}
