import { cholesky, solveCholesky } from './cholesky.ts';
import type { Preconditioner } from './lbfgs.ts';
import { ABREAST, giniImpurity, softmaxOfRows, startsOf, type RowsAbreast } from './softmax.ts';
import type { WeightedRows } from './softmaxLoss.ts';

/** Beyond so many dimensions a factorisation costs more than the iterations that it saves. */
const MOST_DIMENSIONS = 320;

/** Curvature that is left to a row of which the model is sure: the block stays far from singular. */
const LEAST = 1e-3;

/**
 * A guess of the inverse Hessian of `softmaxLoss` near θ, for `lbfgs`: the same block for each class,
 *
 *     Σᵢ vᵢ κᵢ (xᵢ, 1)(xᵢ, 1)ᵀ  +  diag(1, …, 1, 0),   κᵢ = (1 − Σ_c p_ic²) / (classes − 1)
 *
 * κ is the mean curvature of the softmax over changes that sum to zero over the classes, as every gradient does. At
 * θ = 0 all classes are equally likely, κ is 1/classes, and the guess is exact; further out it shrinks with each row
 * that the model is sure of. Source: Böhning 1992, whose bound takes the κ of θ = 0 everywhere.
 *
 * @returns undefined where there are too many dimensions for it to pay
 */
export function inverseCurvature(rows: WeightedRows, theta: Float64Array): Preconditioner | undefined {
  const { d, classes, labels } = rows;
  if (d > MOST_DIMENSIONS) return undefined;
  const side = d + 1;
  const block = new Float64Array(side * side);
  const scales = new Float64Array(ABREAST);
  const told = softmaxOfRows(theta, rows);
  for (let row = 0; row < labels.length; row += ABREAST) {
    const count = Math.min(ABREAST, labels.length - row);
    for (let r = 0; r < ABREAST; r++)
      scales[r] = r < count ? rows.weights[row + r]! * curvatureOf(told, row + r, classes) : 0;
    addOuter(block, rows, { row, count }, scales);
  }
  for (let i = 0; i < d; i++) block[i * side + i] = block[i * side + i]! + 1;
  cholesky(block, side);
  const own = new Float64Array(side);
  return (vector) => {
    for (let c = 0; c < classes; c++) {
      own.set(vector.subarray(c * d, (c + 1) * d));
      own[d] = vector[classes * d + c]!;
      solveCholesky(block, side, own);
      vector.set(own.subarray(0, d), c * d);
      vector[classes * d + c] = own[d]!;
    }
  };
}

/** κ of one row. */
function curvatureOf(told: Float64Array, row: number, classes: number): number {
  return Math.max(LEAST / classes, giniImpurity(told, row, classes) / Math.max(1, classes - 1));
}

/** Adds s (x, 1)(x, 1)ᵀ of up to four rows to the lower half of the block. */
export function addOuter(
  block: Float64Array,
  { x, d }: Pick<WeightedRows, 'x' | 'd'>,
  abreast: RowsAbreast,
  scales: Float64Array,
): void {
  const side = d + 1;
  const [one, two, three, four] = startsOf(abreast, d);
  const [s, t, u, v] = [scales[0]!, scales[1]!, scales[2]!, scales[3]!];
  for (let i = 0; i < d; i++) {
    const [a, b, e, f] = [s * x[one + i]!, t * x[two + i]!, u * x[three + i]!, v * x[four + i]!];
    for (let j = 0; j <= i; j++)
      block[i * side + j] =
        block[i * side + j]! + a * x[one + j]! + b * x[two + j]! + e * x[three + j]! + f * x[four + j]!;
    block[d * side + i] = block[d * side + i]! + a + b + e + f;
  }
  block[d * side + d] = block[d * side + d]! + s + t + u + v;
}
