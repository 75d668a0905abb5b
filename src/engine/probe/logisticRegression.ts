import type { Rows } from '../metrics/geometry.ts';
import { inverseCurvature } from './curvature.ts';
import { inverseHessian } from './hessian.ts';
import { lbfgs, type LbfgsOptions, type Preconditioner } from './lbfgs.ts';
import { softmaxOfRows } from './softmax.ts';
import { softmaxLoss } from './softmaxLoss.ts';

/** A linear classifier: logits of class c are wc · x + bc. */
export interface LinearClassifier {
  /** [classes, d] */
  readonly weights: Float64Array;
  /** [classes] */
  readonly bias: Float64Array;
  readonly classes: number;
  readonly d: number;
}

/** How a regression is solved, and how much each class counts. */
export interface LogisticOptions extends Pick<LbfgsOptions, 'breathe' | 'iterations'> {
  /** C: how much the data count against the penalty. 1 as in scikit-learn. */
  readonly strength?: number;
  /** Of each class; equal unless given. */
  readonly classWeights?: ArrayLike<number> | undefined;
  /** Ends where the gradient has come down to this share of what it is at zero. */
  readonly tolerance?: number;
  /** Where the search begins: a solution for a strength nearby; zero unless given. */
  readonly start?: LinearClassifier | undefined;
}

/** As exact as a double of it is worth: the smallest coefficients to a thousandth of themselves. */
const TOLERANCE = 1e-8;

/** So near to the solution, as a share of the first gradient, the Hessian there is worth its factorisation. */
const NEAR = 1e-2;

/**
 * Multinomial logistic regression with an L2 penalty, solved to convergence.
 *
 *     min over W, b of  C Σᵢ vᵢ (log Σ_c exp(w_c·xᵢ + b_c) − w_y·xᵢ − b_y)  +  ½ Σ W²
 *
 * v is the weight of xᵢ's class; b is not penalised, as in scikit-learn's LogisticRegression, whose coefficients
 * these are.
 *
 * @param rows x [n, d], best standardised
 * @param labels class numbers [n], below `classes`
 */
export async function logisticRegression(
  rows: Rows,
  labels: ArrayLike<number>,
  classes: number,
  { strength = 1, classWeights, tolerance = TOLERANCE, start, ...options }: LogisticOptions = {},
): Promise<LinearClassifier> {
  const { d } = rows;
  const weighted = {
    x: inDoubles(rows),
    d,
    classes,
    labels: Int32Array.from(labels),
    weights: Float64Array.from(labels, (label) => strength * (classWeights?.[label] ?? 1)),
  };
  const objective = softmaxLoss(weighted);
  const bias = classes * d;
  const gradient = new Float64Array(bias + classes);
  objective(new Float64Array(bias + classes), gradient);
  const first = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const reach = (
    theta: Float64Array,
    share: number,
    curvature: () => Preconditioner | undefined,
  ): Promise<Float64Array> =>
    lbfgs(objective, theta, { tolerance: share * first, precondition: whenNeeded(curvature), ...options });
  const zero = new Float64Array(bias + classes);
  const near = start
    ? vectorOf(start)
    : await reach(zero, Math.max(NEAR, tolerance), () => inverseCurvature(weighted, zero));
  const theta = await reach(
    near,
    tolerance,
    () => inverseHessian(weighted, near) ?? inverseCurvature(weighted, near),
  );
  return { weights: theta.slice(0, bias), bias: theta.slice(bias), classes, d };
}

/** The probability of each class for each row: [n, classes]. */
export function probabilities(classifier: LinearClassifier, rows: Rows): Float64Array {
  const { classes, d } = classifier;
  return softmaxOfRows(vectorOf(classifier), { x: inDoubles(rows), d, classes });
}

/** The most likely class of each row. */
export function predict(classifier: LinearClassifier, rows: Rows): Uint32Array {
  return likeliest(probabilities(classifier, rows), classifier.classes);
}

/** The column of the largest number of each row; the first of equal ones. */
export function likeliest(table: ArrayLike<number>, columns: number): Uint32Array {
  return Uint32Array.from({ length: table.length / columns }, (_, row) => {
    let best = 0;
    for (let c = 1; c < columns; c++) if (table[row * columns + c]! > table[row * columns + best]!) best = c;
    return best;
  });
}

/** A search that begins where it ends asks for no curvature, and none is factorised. */
function whenNeeded(make: () => Preconditioner | undefined): Preconditioner {
  let made: Preconditioner | undefined;
  return (vector) => {
    made ??= make() ?? (() => undefined);
    made(vector);
  };
}

function vectorOf({ weights, bias }: LinearClassifier): Float64Array {
  const theta = new Float64Array(weights.length + bias.length);
  theta.set(weights);
  theta.set(bias, weights.length);
  return theta;
}

function inDoubles({ values }: Rows): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}
