import { describe, expect, it } from 'vitest';
import { randomValues } from '../../testing/random.ts';
import { cholesky, solveCholesky } from './cholesky.ts';
import { inverseHessian } from './hessian.ts';
import { logisticRegression } from './logisticRegression.ts';
import { softmaxLoss, type WeightedRows } from './softmaxLoss.ts';

const [d, classes] = [5, 4];

function drawnRows(n: number): WeightedRows {
  return {
    x: Float64Array.from(randomValues(1, n * d)),
    d,
    classes,
    labels: Int32Array.from({ length: n }, (_, row) => row % classes),
    weights: Float64Array.from({ length: n }, (_, row) => 1 + (row % 3)),
  };
}

/** Numbers in θ's shape that sum to zero over the classes, as every step does. */
function centred(seed: number): Float64Array {
  const values = Float64Array.from(randomValues(seed, classes * (d + 1)));
  for (let axis = 0; axis <= d; axis++) {
    const places = [...Array(classes).keys()].map((c) => (axis === d ? classes * d + c : c * d + axis));
    const mean = places.reduce((sum, at) => sum + values[at]! / classes, 0);
    for (const at of places) values[at]! -= mean;
  }
  return values;
}

/** How the gradient at θ changes along a direction: the Hessian times it, by central differences. */
function changeAlong(rows: WeightedRows, theta: Float64Array, direction: Float64Array): Float64Array {
  const step = 1e-5;
  const [ahead, behind] = [step, -step].map((share) => {
    const gradient = new Float64Array(theta.length);
    softmaxLoss(rows)(
      theta.map((value, at) => value + share * direction[at]!),
      gradient,
    );
    return gradient;
  }) as [Float64Array, Float64Array];
  return ahead.map((value, at) => (value - behind[at]!) / (2 * step));
}

describe('the inverse Hessian', () => {
  // All of 33 rows are asked, no more than twice the 18 unknowns; of 2,003 thirty-six are.
  it.each([
    [33, 1e-6],
    [2003, 0.5],
  ])('turns the change of the gradient of %i rows into what made it, to %f', (n, precision) => {
    const rows = drawnRows(n);
    const theta = centred(2);
    const direction = centred(3);
    const change = changeAlong(rows, theta, direction);
    inverseHessian(rows, theta)?.(change);
    const off = Math.hypot(...change.map((value, at) => value - direction[at]!));
    expect(off / Math.hypot(...direction)).toBeLessThan(precision);
  });

  it('is not made where its factorisation would cost more than it saves', () => {
    expect(inverseHessian(drawnRows(2), centred(2))).toBeUndefined();
  });
});

describe('logistic regression of classes that lie far apart', () => {
  it('comes to its end where few rows are not sure', async () => {
    const centres = randomValues(9, classes * d).map((value) => 6 * value);
    const n = 2000;
    const labels = Int32Array.from({ length: n }, (_, row) => row % classes);
    const noise = randomValues(10, n * d);
    const values = noise.map((value, at) => value + centres[(Math.floor(at / d) % classes) * d + (at % d)]!);
    let passes = 0;
    const breathe = (): Promise<void> => Promise.resolve(void (passes += 1));
    await logisticRegression({ values, d }, labels, classes, { strength: 100, breathe });
    expect(passes).toBeLessThan(60);
  });
});

describe('the factorisation', () => {
  it.each([1, 3, 4, 9, 14])('solves systems of %i', (side) => {
    const factor = randomValues(side, side * side);
    const matrix = new Float64Array(side * side);
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++)
        for (let k = 0; k < side; k++)
          matrix[i * side + j]! += factor[i * side + k]! * factor[j * side + k]! + (i === j ? 1 / side : 0);
    const wanted = randomValues(side + 1, side);
    const right = Float64Array.from({ length: side }, (_, i) =>
      wanted.reduce((sum, value, j) => sum + matrix[i * side + j]! * value, 0),
    );
    cholesky(matrix, side);
    solveCholesky(matrix, side, right);
    wanted.forEach((value, at) => {
      expect(right[at]).toBeCloseTo(value, 9);
    });
  });
});
