import type { Choices, Method, TrainingRecord } from '../../core/classification.ts';
import type { Examples } from './examples.ts';

/** What a method chose by itself for one set of examples. */
export type Choice =
  | { readonly kind: 'strength'; readonly strength: number }
  | { readonly kind: 'neighbours'; readonly k: number }
  | { readonly kind: 'training'; readonly training: TrainingRecord };

/** A classifier that has learned from examples. */
export interface Learned {
  readonly choice: Choice;
  /** Of each photo the probability of each class of the task: [photos, classes]. */
  readonly probabilities: (photos: Uint32Array) => Promise<Float32Array<ArrayBuffer>>;
}

/** A way from labelled photos to a classifier. */
export interface Learner {
  readonly method: Method;
  /** @param progress hears how far it is, in [0, 1] */
  readonly learn: (examples: Examples, progress?: (share: number) => void) => Promise<Learned>;
}

/** Choices of one method over several splits, as the page hears of them. */
export function gathered(choices: readonly Choice[]): Choices {
  const of = <K extends Choice['kind']>(kind: K): Extract<Choice, { kind: K }>[] =>
    choices.filter((choice): choice is Extract<Choice, { kind: K }> => choice.kind === kind);
  switch (choices[0]?.kind) {
    case 'neighbours':
      return { kind: 'neighbours', k: of('neighbours').map(({ k }) => k) };
    case 'training':
      return { kind: 'training', trainings: of('training').map(({ training }) => training) };
    case 'strength':
    case undefined:
      return { kind: 'strength', strengths: of('strength').map(({ strength }) => strength) };
  }
}
