import {
  LABEL_COUNTS,
  type EfficiencyCurve,
  type EfficiencyPoint,
  type LabelCount,
  type SkippedCount,
} from '../../core/labelEfficiency.ts';
import { isTrained } from '../../core/classification.ts';
import { nearDuplicateOf } from '../../core/duplicates.ts';
import { permutation, PURPOSE, RandomStream } from '../../core/random.ts';
import { agreement } from './compareMethods.ts';
import { likeliest } from '../probe/logisticRegression.ts';
import { pickExamples, placesWhere, type Examples, type LabelledPhotos } from './examples.ts';
import type { Learner } from './learner.ts';
import type { Split } from './splits.ts';

/** Draws whose accuracies are averaged: few of those methods that train a network for each. */
const EFFICIENCY_DRAWS = { quick: 10, trained: 2 } as const;

/** Photos that must be left over to be asked about, of each class. */
const FEWEST_LEFT = 2;

/** How many photos each class has; where a draw has to leave some over, near-duplicates are one, as they go together. */
function availablePhotos({ labels, groups }: Examples, classes: number, isApart: boolean): Uint32Array {
  const available = new Uint32Array(classes);
  const counted = new Set<number>();
  labels.forEach((label, at) => {
    const group = isApart ? groups[at]! : -1;
    if (counted.has(group)) return;
    available[label] = available[label]! + 1;
    if (group >= 0) counted.add(group);
  });
  return available;
}

/** Numbers of labels that the photos give, and those that they do not. */
export function possibleCounts(
  { known, test }: LabelledPhotos,
  classes: number,
): { readonly counts: readonly LabelCount[]; readonly skipped: readonly SkippedCount[] } {
  const needed = test.photos.length > 0 ? 0 : FEWEST_LEFT;
  const available = availablePhotos(known, classes, needed > 0);
  const lacking = (labels: number): number[] =>
    // A class without any labelled photo is no class of this task.
    [...available.keys()].filter((c) => available[c]! > 0 && available[c]! < labels + needed);
  const skipped = LABEL_COUNTS.map((labels) => ({ labels, lacking: lacking(labels) })).filter(
    (count) => count.lacking.length > 0,
  );
  return {
    counts: LABEL_COUNTS.filter((labels) => !skipped.some((count) => count.labels === labels)),
    skipped,
  };
}

/**
 * One draw of so many labels a class. Asked about are the test set's photos, or all that are left over but for
 * near-duplicates of those drawn.
 */
function drawLabels({ known, test }: LabelledPhotos, labels: LabelCount, seed: number, draw: number): Split {
  const random = new RandomStream(seed, PURPOSE.fewLabels, draw, labels);
  const order = permutation(random, known.photos.length);
  const taken = new Map<number, number>();
  const chosen = new Set<number>();
  for (const place of order) {
    const label = known.labels[place]!;
    const count = taken.get(label) ?? 0;
    if (count === labels) continue;
    taken.set(label, count + 1);
    chosen.add(place);
  }
  const training = pickExamples(known, [...chosen]);
  if (test.photos.length > 0) return { training, asked: test };
  const isTold = nearDuplicateOf([...chosen], known.groups);
  const isLeft = (at: number): boolean => !chosen.has(at) && !isTold(at);
  return { training, asked: pickExamples(known, placesWhere(known, isLeft)) };
}

/** Accuracy by the number of labels a class, of one method. Every method has the same draws, as far as it has them. */
export async function efficiencyCurve(
  learner: Learner,
  labelled: LabelledPhotos,
  {
    classes,
    seed,
    counts,
  }: { readonly classes: number; readonly seed: number; readonly counts: readonly LabelCount[] },
  progress: (share: number, labels: LabelCount) => void,
): Promise<EfficiencyCurve> {
  const draws = isTrained(learner.method) ? EFFICIENCY_DRAWS.trained : EFFICIENCY_DRAWS.quick;
  const points: EfficiencyPoint[] = [];
  for (const [at, labels] of counts.entries()) {
    const accuracies: number[] = [];
    for (let draw = 0; draw < draws; draw++) {
      const { training, asked } = drawLabels(labelled, labels, seed, draw);
      const learned = await learner.learn(training);
      const told = likeliest(await learned.probabilities(asked.photos), classes);
      accuracies.push(agreement(told, asked.labels, classes).accuracy.share);
      progress((at + (draw + 1) / draws) / counts.length, labels);
    }
    points.push({ labels, draws, ...spread(accuracies) });
  }
  return { method: learner.method, points };
}

/** Mean, and standard deviation with n − 1. */
function spread(values: readonly number[]): Pick<EfficiencyPoint, 'mean' | 'deviation'> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, deviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
