import type { Rows } from '../metrics/geometry.ts';
import type { LinearClassifier } from './logisticRegression.ts';
import { addScaled, dot } from './vectors.ts';

/** Below this share of its length what is left of a row is rounding: the row lies in the space of those before it. */
const DEPENDENT = 1e-9;

/** Rows in the space that they span. */
export interface RowSpace {
  /** Their coordinates there: [n, r], r no more than n. */
  readonly rows: Rows;
  /** Those of other rows. What of them lies outside is lost, as no classifier of these rows looks at it. */
  readonly project: (others: Rows) => Rows;
  /** A classifier of coordinates as the same one of features: W Q. */
  readonly lift: (classifier: LinearClassifier) => LinearClassifier;
}

/**
 * Rows of many more dimensions than there are rows, in the space that they span: X = Z Q with orthonormal rows of Q.
 * With an L2 penalty the best W on X is the best one on Z times Q, exactly, since what of W lies outside meets no row
 * and costs. A solver then has n dimensions instead of d.
 *
 * Orthonormal by Gram and Schmidt, each row twice, which is enough. Rows that are not so few are left as they are.
 *
 * Sources: Hastie & Tibshirani 2004, Efficient quadratic regularization; Giraud et al. 2005, for twice.
 */
export function rowSpace(rows: Rows): RowSpace {
  const { values, d } = rows;
  const n = values.length / d;
  if (2 * n > d) return { rows, project: (others) => others, lift: (classifier) => classifier };
  const basis: Float64Array[] = [];
  for (let row = 0; row < n; row++) {
    const left = Float64Array.from({ length: d }, (_, k) => values[row * d + k]!);
    const length = Math.sqrt(dot(left, left));
    for (let pass = 0; pass < 2; pass++) for (const axis of basis) addScaled(left, axis, -dot(left, axis));
    const rest = Math.sqrt(dot(left, left));
    if (rest > DEPENDENT * length) basis.push(left.map((value) => value / rest));
  }
  const project = (others: Rows): Rows => coordinates(others, basis);
  return { rows: project(rows), project, lift: (classifier) => lifted(classifier, basis, d) };
}

/** X Qᵀ: [n, r]. Where all rows are zero there is one axis, along which nothing lies. */
function coordinates({ values, d }: Rows, basis: readonly Float64Array[]): Rows {
  const n = values.length / d;
  const side = Math.max(1, basis.length);
  const out = new Float64Array(n * side);
  for (let row = 0; row < n; row++) {
    const own = Float64Array.from({ length: d }, (_, k) => values[row * d + k]!);
    basis.forEach((axis, at) => (out[row * side + at] = dot(own, axis)));
  }
  return { values: out, d: side };
}

function lifted(classifier: LinearClassifier, basis: readonly Float64Array[], d: number): LinearClassifier {
  const { classes, d: side } = classifier;
  const weights = new Float64Array(classes * d);
  for (let c = 0; c < classes; c++)
    basis.forEach((axis, at) => {
      addScaled(weights.subarray(c * d, (c + 1) * d), axis, classifier.weights[c * side + at]!);
    });
  return { ...classifier, weights, d };
}
