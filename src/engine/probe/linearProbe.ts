import { PURPOSE, RandomStream } from '../../core/random.ts';
import type { Rows } from '../metrics/geometry.ts';
import type { LabelledRows } from '../metrics/nearestNeighbours.ts';
import { logisticRegression, predict } from './logisticRegression.ts';

/** Labels a class in the test with few of them. */
const FEW_LABELS = 5;
/** Choices of those photos whose accuracies are averaged. */
const FEW_DRAWS = 20;

/**
 * How to bring each feature to mean 0 and variance 1 over some rows. A feature that never changes is only centred.
 */
export function standardiser(rows: Rows): (of: Rows) => Rows {
  const { values, d } = rows;
  const n = values.length / d;
  const mean = new Float64Array(d);
  const scale = new Float64Array(d);
  for (let at = 0; at < values.length; at++) mean[at % d] = mean[at % d]! + values[at]! / n;
  for (let at = 0; at < values.length; at++)
    scale[at % d] = scale[at % d]! + (values[at]! - mean[at % d]!) ** 2 / n;
  for (let k = 0; k < d; k++) scale[k] = scale[k]! > 1e-20 ? 1 / Math.sqrt(scale[k]!) : 1;
  return ({ values: given }) => ({
    values: Float64Array.from(given, (value, at) => (value - mean[at % d]!) * scale[at % d]!),
    d,
  });
}

/**
 * Linear probe: accuracy on a test set of logistic regression on standardised features of a training set. What a
 * representation is worth to somebody who adds one linear layer. Source: Alain & Bengio 2016.
 */
export function linearProbeAccuracy(train: LabelledRows, test: LabelledRows, classes: number): number {
  const standardise = standardiser(train.rows);
  const classifier = logisticRegression(standardise(train.rows), train.labels, classes);
  return agreement(predict(classifier, standardise(test.rows)), test.labels);
}

/**
 * The linear probe with five labels a class: the mean accuracy over seeded choices of them, told on all other rows.
 * Features are standardised over all rows, whose labels that does not need.
 *
 * @param breathe lets messages in between two choices
 * @returns null where a class has too few rows to leave one over
 */
export async function fewLabelsAccuracy(
  { rows, labels }: LabelledRows,
  classes: number,
  seed: number,
  breathe: () => Promise<void>,
): Promise<number | null> {
  const ofClass = Array.from({ length: classes }, (_, c) =>
    Array.from({ length: labels.length }, (_unused, row) => row).filter((row) => labels[row] === c),
  );
  if (ofClass.some((members) => members.length <= FEW_LABELS)) return null;
  const standard = standardiser(rows)(rows);
  let sum = 0;
  for (let draw = 0; draw < FEW_DRAWS; draw++) {
    const random = new RandomStream(seed, PURPOSE.fewLabels, draw);
    const chosen = new Set(ofClass.flatMap((members) => choose(members, FEW_LABELS, random)));
    const [known, asked] = [[], []] as [number[], number[]];
    for (let row = 0; row < labels.length; row++) (chosen.has(row) ? known : asked).push(row);
    const classifier = logisticRegression(
      pickRows(standard, known),
      known.map((row) => labels[row]!),
      classes,
    );
    sum += agreement(
      predict(classifier, pickRows(standard, asked)),
      asked.map((row) => labels[row]!),
    );
    await breathe();
  }
  return sum / FEW_DRAWS;
}

function choose(members: readonly number[], count: number, random: RandomStream): number[] {
  const left = [...members];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]!);
}

/** Some rows, as new numbers. */
export function pickRows({ values, d }: Rows, rows: readonly number[]): Rows {
  const out = new Float64Array(rows.length * d);
  rows.forEach((row, at) => {
    for (let k = 0; k < d; k++) out[at * d + k] = values[row * d + k]!;
  });
  return { values: out, d };
}

function agreement(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < wanted.length; row++) if (found[row] === wanted[row]) right += 1;
  return right / wanted.length;
}
