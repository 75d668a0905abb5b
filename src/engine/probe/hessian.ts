import { cholesky, solveCholesky } from './cholesky.ts';
import { addOuter } from './curvature.ts';
import type { Preconditioner } from './lbfgs.ts';
import { ABREAST, giniImpurity, softmaxOfRows } from './softmax.ts';
import type { WeightedRows } from './softmaxLoss.ts';

/** To build and factorise a Hessian of so many takes about a second; no message is heard meanwhile. */
const MOST_UNKNOWNS = 1024;

/** Beyond so many unknowns², per row, the factorisation costs more than the passes over the rows that it saves. */
const MOST_SQUARED_PER_ROW = 128;

/** Rows per unknown that are asked. With two the search takes up to twice the passes that it takes with all. */
const ROWS_PER_UNKNOWN = 2;

/** Share of the mean curvature that every row has for the draw, so that none stands for far too many others. */
const LEAST_SHARE = 0.1;

/** Steps by the golden ratio visit rows evenly, whatever order they are in: labels often repeat with a period. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Whether the Hessian of so many rows is worth its factorisation. */
export function isWorthFactorising(n: number, d: number, classes: number): boolean {
  const unknowns = (classes - 1) * (d + 1);
  return unknowns <= MOST_UNKNOWNS && unknowns ** 2 <= MOST_SQUARED_PER_ROW * n;
}

/**
 * The inverse of the Hessian of `softmaxLoss` at θ, of some of the rows, for `lbfgs`: sub-sampled Newton.
 *
 *     ∂²/∂w_c ∂w_e = Σᵢ vᵢ p_ic ([c = e] − p_ie) x̃ᵢ x̃ᵢᵀ  +  [c = e] diag(1, …, 1, 0),   x̃ = (x, 1)
 *
 * Unlike the one block of `inverseCurvature` it knows how classes lean on one another, which is what the last
 * digits wait for: from a point near the solution two dozen passes do what took hundreds.
 *
 * Every gradient sums to zero over the classes, and so does every step: the last class is minus the sum of the others.
 * In what is left, T = (1, …, 1, −1)ᵀ, the Hessian has an inverse, which it has not where all biases may rise together.
 *
 * Source: Roosta-Khorasani & Mahoney 2019, Sub-sampled Newton methods.
 *
 * @returns undefined where it does not pay
 */
export function inverseHessian(rows: WeightedRows, theta: Float64Array): Preconditioner | undefined {
  const { d, classes, labels } = rows;
  const side = d + 1;
  const free = classes - 1;
  const unknowns = free * side;
  if (!isWorthFactorising(labels.length, d, classes)) return undefined;
  const told = softmaxOfRows(theta, rows);
  const hessian = hessianOf(rowsByCurvature(rows, told, ROWS_PER_UNKNOWN * unknowns), theta);
  cholesky(hessian, unknowns);
  const own = new Float64Array(unknowns);
  const placeOf = (c: number, axis: number): number => (axis === d ? classes * d + c : c * d + axis);
  return (vector) => {
    for (let c = 0; c < free; c++)
      for (let k = 0; k < side; k++) own[c * side + k] = vector[placeOf(c, k)]! - vector[placeOf(free, k)]!;
    solveCholesky(hessian, unknowns, own);
    for (let k = 0; k < side; k++) {
      let sum = 0;
      for (let c = 0; c < free; c++) sum += vector[placeOf(c, k)] = own[c * side + k]!;
      vector[placeOf(free, k)] = -sum;
    }
  };
}

/**
 * Some of the rows, each counting for those that are left out. Where the model is sure of most rows, the few that it
 * is not sure of carry nearly all of the curvature: rows are drawn by it, v (1 − Σ_c p_c²), and those that are drawn
 * oftener than their number count less.
 */
function rowsByCurvature(rows: WeightedRows, told: Float64Array, most: number): WeightedRows {
  const { d, classes } = rows;
  const n = rows.labels.length;
  if (n <= most) return rows;
  const curvatures = rows.weights.map((weight, row) => weight * giniImpurity(told, row, classes));
  const least = (LEAST_SHARE * curvatures.reduce((sum, value) => sum + value, 0)) / n + Number.MIN_VALUE;
  const upTo = new Float64Array(n);
  let total = 0;
  for (let row = 0; row < n; row++) upTo[row] = total += curvatures[row]! + least;
  const x = new Float64Array(most * d);
  const chosen = Int32Array.from({ length: most }, (_, at) => firstAbove(upTo, ((at * GOLDEN) % 1) * total));
  chosen.forEach((row, at) => {
    x.set(rows.x.subarray(row * d, (row + 1) * d), at * d);
  });
  return {
    ...rows,
    x,
    labels: chosen.map((row) => rows.labels[row]!),
    weights: Float64Array.from(
      chosen,
      (row) => (rows.weights[row]! * total) / (most * (curvatures[row]! + least)),
    ),
  };
}

/** The first place whose number is above a value, in ascending numbers; the last where none is. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The lower half of Tᵀ H T, [unknowns, unknowns], a pair of classes at a time. With z the last class its blocks are
 *
 *     Σᵢ vᵢ (q_ce − q_cz − q_ez + q_zz) x̃ᵢ x̃ᵢᵀ  +  (1 + [c = e]) diag(1, …, 1, 0),   q_ce = p_ic ([c = e] − p_ie)
 */
function hessianOf(rows: WeightedRows, theta: Float64Array): Float64Array {
  const { d, classes } = rows;
  const side = d + 1;
  const unknowns = (classes - 1) * side;
  const out = new Float64Array(unknowns * unknowns);
  const told = softmaxOfRows(theta, rows);
  const block = new Float64Array(side * side);
  for (let c = 0; c < classes - 1; c++)
    for (let e = 0; e <= c; e++) {
      addPair(block.fill(0), rows, told, [c, e]);
      for (let i = 0; i < d; i++) block[i * side + i] = block[i * side + i]! + (c === e ? 2 : 1);
      for (let i = 0; i < side; i++)
        for (let j = 0; j <= i; j++) {
          out[(c * side + i) * unknowns + e * side + j] = block[i * side + j]!;
          // A pair of two classes fills its block; above the diagonal of one class nothing is read.
          out[(c * side + j) * unknowns + e * side + i] = block[i * side + j]!;
        }
    }
  return out;
}

/** Adds the rows' share of one pair to the lower half of its block. */
function addPair(
  block: Float64Array,
  rows: WeightedRows,
  told: Float64Array,
  [c, e]: readonly [number, number],
): void {
  const { classes, weights } = rows;
  const scales = new Float64Array(ABREAST);
  for (let row = 0; row < weights.length; row += ABREAST) {
    const count = Math.min(ABREAST, weights.length - row);
    for (let r = 0; r < ABREAST; r++) {
      const at = (row + r) * classes;
      scales[r] = r < count ? weights[row + r]! * pairCurvature(told, at, classes - 1, c, e) : 0;
    }
    addOuter(block, rows, { row, count }, scales);
  }
}

/** q_ce − q_cz − q_ez + q_zz of a row that begins at `at`. */
function pairCurvature(told: Float64Array, at: number, z: number, c: number, e: number): number {
  const [pc, pe, pz] = [told[at + c]!, told[at + e]!, told[at + z]!];
  return (c === e ? pc : 0) - pc * pe + pz * (pc + pe) + pz * (1 - pz);
}
