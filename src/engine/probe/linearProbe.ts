import { nearDuplicateOf } from '../../core/duplicates.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import type { LabelledRows } from '../metrics/nearestNeighbours.ts';
import { logisticRegression, predict } from './logisticRegression.ts';
import { rowSpace } from './rowSpace.ts';
import { pickRows, standardiser } from './standardise.ts';

/** Labels a class in the test with few of them. */
const FEW_LABELS = 5;
/** Choices of those photos whose accuracies are averaged. */
const FEW_DRAWS = 20;

/**
 * Linear probe: accuracy on a test set of logistic regression on standardised features of a training set. What a
 * representation is worth to somebody who adds one linear layer. Source: Alain & Bengio 2016.
 *
 * @param breathe lets messages in, once an iteration
 */
export async function linearProbeAccuracy(
  train: LabelledRows,
  test: LabelledRows,
  classes: number,
  breathe?: () => Promise<void>,
): Promise<number> {
  const standardise = standardiser(train.rows);
  const space = rowSpace(standardise(train.rows));
  const classifier = await logisticRegression(space.rows, train.labels, classes, { breathe });
  return agreement(predict(space.lift(classifier), standardise(test.rows)), test.labels);
}

/**
 * The linear probe with five labels a class: the mean accuracy over seeded choices of them, told on all other rows but
 * those that show the same thing as a chosen one. Features are standardised over the chosen rows: what is asked about
 * is not known when a classifier is made.
 *
 * @param breathe lets messages in between two choices
 * @returns null where a class has too few rows to leave one over, or nothing is left to ask about
 */
export async function fewLabelsAccuracy(
  { rows, labels, groups }: LabelledRows,
  classes: number,
  seed: number,
  breathe: () => Promise<void>,
): Promise<number | null> {
  const ofClass = Array.from({ length: classes }, (_, c) =>
    Array.from({ length: labels.length }, (_unused, row) => row).filter((row) => labels[row] === c),
  );
  if (ofClass.some((members) => members.length <= FEW_LABELS)) return null;
  const part = (places: readonly number[]): LabelledRows => ({
    rows: pickRows(rows, places),
    labels: places.map((row) => labels[row]!),
  });
  const accuracies: number[] = [];
  for (let draw = 0; draw < FEW_DRAWS; draw++) {
    const random = new RandomStream(seed, PURPOSE.fewLabels, draw);
    const chosen = ofClass.flatMap((members) => choose(members, FEW_LABELS, random));
    const known = new Set(chosen);
    const isTold = nearDuplicateOf(chosen, groups);
    const asked = Array.from({ length: labels.length }, (_, row) => row).filter(
      (row) => !known.has(row) && !isTold(row),
    );
    if (asked.length > 0) accuracies.push(await linearProbeAccuracy(part(chosen), part(asked), classes));
    await breathe();
  }
  return accuracies.length === 0 ? null : accuracies.reduce((sum, one) => sum + one, 0) / accuracies.length;
}

function choose(members: readonly number[], count: number, random: RandomStream): number[] {
  const left = [...members];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]!);
}

function agreement(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < wanted.length; row++) if (found[row] === wanted[row]) right += 1;
  return right / wanted.length;
}
