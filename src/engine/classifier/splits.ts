import type { Judging } from '../../core/classification.ts';
import { dealFolds } from '../../core/folds.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { pickExamples, placesWhere, type Examples, type LabelledPhotos } from './examples.ts';

/** Photos to learn from, and photos to be asked about that are not among them. */
export interface Split {
  readonly training: Examples;
  readonly asked: Examples;
}

const FOLDS = 5;

/** With more labelled photos than this, one part of them is as sure a judge as all, at a fifth of the work. */
const MOST_IN_FOLDS = 300;

/** Three of ten parts are asked about: none beside another, so that of the two photos of a rare class one is learned from. */
const HELD_OUT = { parts: 10, asked: [0, 3, 6] } as const;

/**
 * How a set of labelled photos judges classifiers: by its test set where it has one, by folds where it is small, else
 * by a part that is kept back. It depends on labels and seed alone, so that every method has the same splits.
 */
export function judgingSplits(
  { known, test, leftOut }: LabelledPhotos,
  seed: number,
): { readonly judging: Judging; readonly splits: readonly Split[] } {
  if (test.photos.length > 0) {
    return { judging: { kind: 'test-set', leftOut }, splits: [{ training: known, asked: test }] };
  }
  const random = new RandomStream(seed, PURPOSE.folds, 1);
  if (known.photos.length > MOST_IN_FOLDS) {
    const { of } = dealFolds(known, HELD_OUT.parts, random);
    const split = splitWhere(known, (at) => (HELD_OUT.asked as readonly number[]).includes(of[at]!));
    return { judging: { kind: 'held-out', share: HELD_OUT.asked.length / HELD_OUT.parts }, splits: [split] };
  }
  const { folds, of } = dealFolds(known, FOLDS, random);
  const splits = Array.from({ length: folds }, (_, fold) => splitWhere(known, (at) => of[at] === fold));
  // The last photos of a class may all be asked about at once where they are near-duplicates of others.
  const sound = splits.filter(({ training }) => new Set(training.labels).size > 1);
  return { judging: { kind: 'folds', folds: sound.length }, splits: sound };
}

/** Cuts examples in two by their places. */
export function splitWhere(examples: Examples, isAsked: (at: number) => boolean): Split {
  return {
    training: pickExamples(
      examples,
      placesWhere(examples, (at) => !isAsked(at)),
    ),
    asked: pickExamples(examples, placesWhere(examples, isAsked)),
  };
}
