import type { Proportion } from './proportion.ts';

/** Classes, and the photos that are known to be of them: what a classifier learns from, and is judged by. */
export interface LabelledTask {
  /** Names in the order of their numbers; two at least have photos. */
  readonly classes: readonly string[];
  /** [photos]: the class of each photo, −1 for none. */
  readonly labels: Int32Array<ArrayBuffer>;
  /** [photos]: 1 for photos that the user does not want, which are as if they were not there; absent without any. */
  readonly excluded?: Uint8Array<ArrayBuffer>;
  /** Splits, draws and weights go by it: the same seed and labels give the same figures. */
  readonly seed: number;
}

/**
 * Ways from a photo to its class, the baselines first. All learn from the same photos and are asked about the same.
 *
 *     raw-pixels    logistic regression on the photo's pixels at 16×16
 *     untrained     the same on h of the encoder at step 0
 *     knn           vote of the nearest by cosine of h
 *     probe         logistic regression on h
 *     fine-tuned    encoder and probe trained on together
 *     from-scratch  the same network and budget from random weights
 */
export const METHODS = ['raw-pixels', 'untrained', 'knn', 'probe', 'fine-tuned', 'from-scratch'] as const;
export type Method = (typeof METHODS)[number];

/** Those that train a network, and take accordingly long. */
export const TRAINED_METHODS = ['fine-tuned', 'from-scratch'] as const;
export type TrainedMethod = (typeof TRAINED_METHODS)[number];

/** Those that can be put to work on all photos and taken home. */
export const CLASSIFIER_METHODS = ['probe', 'fine-tuned', 'from-scratch'] as const;
export type ClassifierMethod = (typeof CLASSIFIER_METHODS)[number];

export function isTrained(method: Method): method is TrainedMethod {
  return (TRAINED_METHODS as readonly Method[]).includes(method);
}

/**
 * How the asked photos are kept from what is learned: a folder named `test`; or each labelled photo is asked about by
 * a classifier of the other folds; or, where there are many, some labelled photos at random are only asked about. Each
 * class has its share on either side, and near-duplicates stay on one.
 */
export type Judging =
  /** With how many labelled photos nobody learned from, since they show the same thing as one of the test set. */
  | { readonly kind: 'test-set'; readonly leftOut: number }
  | { readonly kind: 'folds'; readonly folds: number }
  | { readonly kind: 'held-out'; readonly share: number };

/** Why a training ended: the photos kept for it were told no better any more; or its budget was used up. */
export type StopReason = 'no-better' | 'budget';

/** One training of a network on labels. */
export interface TrainingRecord {
  /** Photos that it learned from, and photos that said when to stop; 0 where there were too few to spare any. */
  readonly photos: number;
  readonly stoppingPhotos: number;
  /** Epochs that were trained, of as many at most; the weights are those of the best. */
  readonly epochs: number;
  readonly budget: number;
  readonly bestEpoch: number;
  readonly stopped: StopReason;
}

/** What a method found by itself, once a split: of the training photos alone. */
export type Choices =
  /** C of scikit-learn: how much the photos count against the penalty on weights. */
  | { readonly kind: 'strength'; readonly strengths: readonly number[] }
  /** Neighbours that vote. */
  | { readonly kind: 'neighbours'; readonly k: readonly number[] }
  | { readonly kind: 'training'; readonly trainings: readonly TrainingRecord[] };

/** How well one method tells the asked photos. */
export interface MethodResult {
  readonly method: Method;
  readonly accuracy: Proportion;
  /** Of each class, the share of its asked photos that are told right; `of` is 0 where none was asked about. */
  readonly recalls: readonly Proportion[];
  /** The class that each asked photo is told to be, and how probable that is said to be: [asked]. */
  readonly told: Int32Array<ArrayBuffer>;
  readonly confidence: Float32Array<ArrayBuffer>;
  readonly choices: Choices;
  readonly elapsedMs: number;
}

/** Methods beside one another, on the same photos and splits. */
export interface ClassifierReport {
  readonly classes: readonly string[];
  /** Step of the encoder's weights. */
  readonly step: number;
  readonly judging: Judging;
  /** Labelled photos that may be learned from; with folds all of them. */
  readonly training: number;
  /** Ids of the photos that are asked about, and the class of each: [asked]. */
  readonly asked: Uint32Array<ArrayBuffer>;
  readonly truths: Int32Array<ArrayBuffer>;
  /** In the order asked for. */
  readonly results: readonly MethodResult[];
}

/** A classifier at hand, of all labelled photos but those of a test set. */
export interface ClassifierSummary {
  readonly method: ClassifierMethod;
  readonly classes: readonly string[];
  /** Labelled photos that it learned from, of each class. */
  readonly photos: readonly number[];
  /** Step of the encoder that it stands on. */
  readonly step: number;
  readonly choices: Choices;
}

/** What the classifier makes of all photos. */
export interface Predictions {
  /** [photos, classes]; every row sums to 1. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  readonly classes: readonly string[];
}

/**
 * Photos that are worth a label, the most so first. Those of which a probe of the labels so far is least sure, and
 * none like another; where fewer than two classes have labels, photos that between them cover the whole set.
 */
export interface Proposals {
  readonly photos: Uint32Array<ArrayBuffer>;
  readonly by: 'uncertainty' | 'coverage';
  /** The likeliest class of each and its probability; −1 and 0 by coverage. [proposals] */
  readonly likely: Int32Array<ArrayBuffer>;
  readonly confidence: Float32Array<ArrayBuffer>;
}
