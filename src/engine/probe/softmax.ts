/** Rows that belong to some of so many classes, in doubles. */
export interface ClassRows {
  /** [n, d] */
  readonly x: Float64Array;
  readonly d: number;
  readonly classes: number;
}

/** Rows that are computed at once: four sums that do not wait for one another, and a fourth of the stores. */
export const ABREAST = 4;

/** Up to four rows that follow one another. */
export interface RowsAbreast {
  readonly row: number;
  readonly count: number;
}

/** softmax(x Wᵀ + b) of all rows: [n, classes]; θ is W [classes, d], then b [classes]. */
export function softmaxOfRows(theta: Float64Array, rows: ClassRows): Float64Array {
  const { x, d, classes } = rows;
  const n = x.length / d;
  const out = new Float64Array(n * classes);
  const logits = new Float64Array(ABREAST * classes);
  for (let row = 0; row < n; row += ABREAST) {
    const count = Math.min(ABREAST, n - row);
    logitsOfFour(theta, rows, { row, count }, logits);
    for (let r = 0; r < count; r++) {
      const own = out.subarray((row + r) * classes, (row + r + 1) * classes);
      for (let c = 0; c < classes; c++) own[c] = logits[c * ABREAST + r]!;
      softmax(own);
    }
  }
  return out;
}

/** exp(l)/Σ exp(l), in place; the largest is taken out first. */
export function softmax(logits: Float64Array): void {
  const largest = logits.reduce((most, value) => Math.max(most, value), -Infinity);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) sum += logits[c] = Math.exp(logits[c]! - largest);
  for (let c = 0; c < logits.length; c++) logits[c] = logits[c]! / sum;
}

/** Gini impurity of one row, 1 − Σ_c p_c²: how unsure the model is of it, and so how much curvature it carries. */
export function giniImpurity(told: Float64Array, row: number, classes: number): number {
  let squares = 0;
  for (let c = 0; c < classes; c++) squares += told[row * classes + c]! ** 2;
  return 1 - squares;
}

/** Where each of four rows begins; where rows are missing the last one stands in for them. */
export function startsOf({ row, count }: RowsAbreast, d: number): readonly [number, number, number, number] {
  const start = (at: number): number => (row + Math.min(at, count - 1)) * d;
  return [start(0), start(1), start(2), start(3)];
}

/**
 * Logits of up to four rows, x Wᵀ + b.
 *
 * @param theta W [classes, d], then b [classes]
 * @param out [classes, ABREAST]
 */
export function logitsOfFour(
  theta: Float64Array,
  { x, d, classes }: ClassRows,
  abreast: RowsAbreast,
  out: Float64Array,
): void {
  const [one, two, three, four] = startsOf(abreast, d);
  for (let c = 0; c < classes; c++) {
    const at = c * d;
    let a = theta[classes * d + c]!;
    let [b, e, f] = [a, a, a];
    for (let k = 0; k < d; k++) {
      const w = theta[at + k]!;
      a += w * x[one + k]!;
      b += w * x[two + k]!;
      e += w * x[three + k]!;
      f += w * x[four + k]!;
    }
    out[c * ABREAST] = a;
    out[c * ABREAST + 1] = b;
    out[c * ABREAST + 2] = e;
    out[c * ABREAST + 3] = f;
  }
}
