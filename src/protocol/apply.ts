import type {
  ClassifierMethod,
  ClassifierReport,
  ClassifierSummary,
  LabelledTask,
  Method,
  Predictions,
  Proposals,
} from '../core/classification.ts';
import type { ModelOfFile } from '../core/checkpoint.ts';
import type { LabelCount, LabelEfficiency } from '../core/labelEfficiency.ts';
import type { KeptMap } from '../core/project.ts';
import type {
  LikenessQuery,
  LikePhotos,
  LoosePicture,
  MapPlaces,
  OddPhotos,
  PictureLook,
} from '../core/likeness.ts';

/**
 * What the page may ask of the engine for the fifth step: all of it about the latest kept model, and of photos as they
 * are. Fails with `no-model` where there is none, `no-labels` where fewer than two classes have labels, and `aborted`
 * after a cancel.
 */
export type ApplyRequests = {
  /** Makes the encoder of an opened file the latest model, as it is; `no-model` where its file is not open any more. */
  adoptOpened: [ModelOfFile, undefined];
  /** A map of the photos by the latest model, all of them embedded at once; what is asked of a map is asked of this one then. */
  layOutPhotos: [{ excluded?: LabelledTask['excluded'] }, KeptMap];
  /** Methods judged beside one another. Events tell of progress, and of the report as it grows. */
  compareMethods: [{ task: LabelledTask; methods: readonly Method[] }, ClassifierReport];
  /** Accuracy by the number of labels a class. */
  labelEfficiency: [{ task: LabelledTask; methods: readonly Method[] }, LabelEfficiency];
  /** Makes a classifier of all labelled photos but those of a test set; it stays at hand until the next, or until another model is trained. */
  trainClassifier: [{ task: LabelledTask; method: ClassifierMethod }, ClassifierSummary];
  /** What the classifier at hand makes of all photos; `no-model` where there is none at hand. */
  predictPhotos: [undefined, Predictions];
  /** Photos without a label that would teach most. */
  proposePhotos: [{ task: LabelledTask; count: number }, Proposals];
  /** The photos most like one of them, or like a picture: any crop, any file. */
  likePhotos: [{ query: LikenessQuery; k: number; excluded?: LabelledTask['excluded'] }, LikePhotos];
  /**
   * A picture that the model has never seen: its class, its nearest photos, its place on the map that the page shows,
   * which an engine may not know that did not draw it.
   */
  lookAtPicture: [
    { picture: LoosePicture; k: number; excluded?: LabelledTask['excluded']; map: MapPlaces | null },
    PictureLook,
  ];
  /** Photos that are like no other, and photos that are as good as another: at most `count` of each. */
  oddPhotos: [{ count: number; excluded?: LabelledTask['excluded'] }, OddPhotos];
};

/** Those of which events tell how far they are. */
export type ApplyWork = 'compareMethods' | 'labelEfficiency' | 'trainClassifier' | 'oddPhotos' | 'embedding';

/** What the engine tells while it works for step five. */
export type ApplyEvents = {
  /**
   * How much of it is done, in [0, 1], and what it is at. `embedding` is the look at photos that most others begin with,
   * where it takes long.
   */
  applying: {
    readonly work: ApplyWork;
    readonly share: number;
    readonly method?: Method;
    readonly labels?: LabelCount;
  };
  /** A comparison under way, as far as it has come. */
  judged: ClassifierReport;
};
