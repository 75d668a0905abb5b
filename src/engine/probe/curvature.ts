import { cholesky, solveCholesky } from './cholesky.ts';
import type { WeightedRows } from './softmaxLoss.ts';

/** Beyond so many dimensions a factorisation costs more than the iterations that it saves. */
const MOST_DIMENSIONS = 320;

/**
 * A guess of the inverse Hessian of `softmaxLoss`, for `lbfgs`. At θ = 0 all classes are equally likely, and on changes
 * that sum to zero over the classes, as every gradient does, the Hessian is the same block for each class, exactly:
 *
 *     1/classes · Σᵢ vᵢ (xᵢ, 1)(xᵢ, 1)ᵀ  +  diag(1, …, 1, 0)
 *
 * Further out the data's part shrinks as predictions grow sure, but the axes along which features vary together stay.
 * Source: Böhning 1992, whose bound this is but for a factor.
 *
 * @returns undefined where there are too many dimensions for it to pay
 */
export function inverseCurvature({
  x,
  d,
  classes,
  labels,
  weights,
}: WeightedRows): ((vector: Float64Array) => void) | undefined {
  if (d > MOST_DIMENSIONS) return undefined;
  const side = d + 1;
  const block = new Float64Array(side * side);
  for (let row = 0; row < labels.length; row++) {
    const weight = weights[row]! / classes;
    for (let i = 0; i < d; i++) {
      const scaled = weight * x[row * d + i]!;
      for (let j = 0; j <= i; j++) block[i * side + j] = block[i * side + j]! + scaled * x[row * d + j]!;
      block[d * side + i] = block[d * side + i]! + scaled;
    }
    block[d * side + d] = block[d * side + d]! + weight;
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
