import type { Predictions } from './classification.ts';
import { csvText } from './csv.ts';
import type { Labelling } from './labelling.ts';
import type { PhotoRecord } from './photos.ts';

/** What a classifier makes of one photo. */
export interface Verdict {
  /** The place of the likeliest class. */
  readonly place: number;
  /** Its probability, in [0, 1]. */
  readonly confidence: number;
}

/** The likeliest class of the photo in a row, or null where it was not asked about. */
export function verdictOf({ probabilities, classes }: Predictions, row: number): Verdict | null {
  const start = row * classes.length;
  let place = -1;
  let confidence = 0;
  for (let at = 0; at < classes.length; at++) {
    const probability = probabilities[start + at] ?? NaN;
    if (probability > confidence) [place, confidence] = [at, probability];
  }
  return place < 0 ? null : { place, confidence };
}

/** Digits of a probability: more than the model means. */
const DIGITS = 4;

/**
 * Predictions as a CSV file: a row for each photo, with its label where the user gave one, the likeliest class, how
 * probable it is said to be, and the probability of every class.
 */
export function predictionFile(
  photos: readonly PhotoRecord[],
  predictions: Predictions,
  { classes, labels }: Labelling,
): string {
  const rows = photos.flatMap(({ id, path }) => {
    const verdict = verdictOf(predictions, id);
    if (verdict === null) return [];
    const start = id * predictions.classes.length;
    const all = predictions.probabilities.subarray(start, start + predictions.classes.length);
    const round = (value: number): number => Number(value.toFixed(DIGITS));
    const label = classes[labels.get(id) ?? -1] ?? null;
    return [
      [
        path,
        label,
        predictions.classes[verdict.place] ?? null,
        round(verdict.confidence),
        ...[...all].map(round),
      ],
    ];
  });
  const head = [
    'path',
    'label',
    'predicted',
    'confidence',
    ...predictions.classes.map((name) => `p ${name}`),
  ];
  return csvText([head, ...rows]);
}
