import type { ClassifierReport, MethodResult } from './classification.ts';

/** Counts of photos by true class (rows) and told class (columns): [classes, classes]. */
export function confusionMatrix({ classes, truths }: ClassifierReport, { told }: MethodResult): Uint32Array {
  const matrix = new Uint32Array(classes.length ** 2);
  told.forEach((guess, at) => {
    const cell = truths[at]! * classes.length + guess;
    matrix[cell] = matrix[cell]! + 1;
  });
  return matrix;
}

/** The photos of one cell, those that were told with most confidence first: ids. */
export function photosInCell(
  { asked, truths }: ClassifierReport,
  { told, confidence }: MethodResult,
  truth: number,
  guess: number,
): number[] {
  return [...asked.keys()]
    .filter((at) => truths[at] === truth && told[at] === guess)
    .sort((a, b) => confidence[b]! - confidence[a]!)
    .map((at) => asked[at]!);
}
