import { dealFolds, type Examples } from '../../core/folds.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import type { Rows } from '../metrics/geometry.ts';
import { isWorthFactorising } from './hessian.ts';
import { logisticRegression, probabilities, type LinearClassifier } from './logisticRegression.ts';
import { rowSpace } from './rowSpace.ts';
import { pickRows, standardiser } from './standardise.ts';

/** Values of C that are tried, the strongest penalty first: a thousandth of scikit-learn's default to a hundredfold. */
export const STRENGTHS = [1e-3, 1e-2, 1e-1, 1, 1e1, 1e2] as const;

/** Used where there is nothing to choose by: scikit-learn's default. */
const DEFAULT_STRENGTH = 1;

const MOST_FOLDS = 5;

/**
 * Enough for two digits of a log loss where nothing is penalised, and for four where it is. Without a Hessian the
 * last of them would cost three times as long.
 */
const TOLERANCE = { withHessian: 1e-4, without: 1e-3 } as const;

/** Multiplications of one pass over the rows, beyond which fewer of the folds are asked. */
const WORK_A_PASS = 1.5e6;

/** A probability of zero counts as this, as in scikit-learn's log loss of doubles. */
const LEAST = Number.EPSILON;

/** How a strength is looked for. */
export interface StrengthSearch {
  readonly classWeights?: ArrayLike<number> | undefined;
  readonly seed: number;
  readonly breathe?: (() => Promise<void>) | undefined;
  /** Hears how much of the search is done, in [0, 1]. */
  readonly progress?: ((share: number) => void) | undefined;
}

/**
 * C by cross-validation: the one whose classifiers of four folds give the photos of the fifth the least log loss on
 * average. Log loss and not accuracy, since of a few dozen photos many strengths get the same ones right, while the
 * probabilities tell them apart, and are what one goes by afterwards. Features are standardised within each training
 * part. Each C starts from the solution of the last. Of equal ones the strongest penalty wins.
 */
export async function chooseStrength(
  rows: Rows,
  examples: Examples,
  classes: number,
  { seed, ...options }: StrengthSearch,
): Promise<number> {
  const { folds, of } = dealFolds(examples, MOST_FOLDS, new RandomStream(seed, PURPOSE.folds));
  if (folds < 2) return DEFAULT_STRENGTH;
  const work = rows.values.length * classes;
  const asked = Math.max(1, Math.min(folds, Math.round((MOST_FOLDS * WORK_A_PASS) / work)));
  const losses = await strengthLosses(rows, examples.labels, classes, { of, folds: asked }, options);
  return STRENGTHS[losses.indexOf(Math.min(...losses))]!;
}

/** The mean log loss of each of STRENGTHS, over folds of which each is asked about by the others. */
export async function strengthLosses(
  rows: Rows,
  labels: ArrayLike<number>,
  classes: number,
  { of, folds }: { readonly of: Int32Array; readonly folds: number },
  { progress, ...options }: Omit<StrengthSearch, 'seed'>,
): Promise<number[]> {
  const losses = STRENGTHS.map(() => 0);
  const all = [...of.keys()];
  for (let fold = 0; fold < folds; fold++) {
    const training = all.filter((at) => of[at] !== fold);
    const held = all.filter((at) => of[at] === fold);
    const standardise = standardiser(pickRows(rows, training));
    const space = rowSpace(standardise(pickRows(rows, training)));
    const asked = space.project(standardise(pickRows(rows, held)));
    const answers = training.map((at) => labels[at]!);
    const isQuick = isWorthFactorising(training.length, space.rows.d, classes);
    const tolerance = isQuick ? TOLERANCE.withHessian : TOLERANCE.without;
    let start: LinearClassifier | undefined;
    for (const [at, strength] of STRENGTHS.entries()) {
      start = await logisticRegression(space.rows, answers, classes, {
        strength,
        start,
        tolerance,
        ...options,
      });
      const told = probabilities(start, asked);
      const loss = held.reduce(
        (sum, example, row) => sum - Math.log(Math.max(LEAST, told[row * classes + labels[example]!]!)),
        0,
      );
      losses[at] = losses[at]! + loss / held.length / folds;
      progress?.((fold + (at + 1) / STRENGTHS.length) / folds);
    }
  }
  return losses;
}

/** Weights that make every class count the same: n/(classes · nᶜ), scikit-learn's `balanced`. */
export function balancedWeights(labels: ArrayLike<number>, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (let at = 0; at < labels.length; at++) counts[labels[at]!] = counts[labels[at]!]! + 1;
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return counts.map((count) => (count > 0 ? labels.length / (present * count) : 0));
}
