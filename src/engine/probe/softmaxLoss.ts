import type { Objective } from './lbfgs.ts';
import { ABREAST, logitsOfFour, startsOf, type ClassRows, type RowsAbreast } from './softmax.ts';

/** Rows with the class of each and how much each counts. */
export interface WeightedRows extends ClassRows {
  /** [n] */
  readonly labels: Int32Array;
  /** [n]: C times the weight of the row's class. */
  readonly weights: Float64Array;
}

/**
 * The objective of multinomial logistic regression, and its gradient, in one pass over the rows:
 *
 *     Σᵢ vᵢ (log Σ_c exp(l_ic) − l_iy)  +  ½ Σ W²,   l = X Wᵀ + b
 *     ∂/∂W = Eᵀ X + W,  ∂/∂b = Σᵢ eᵢ,               e_ic = vᵢ (softmax(lᵢ)_c − [c = yᵢ])
 *
 * θ is W [classes, d] row-major, then b [classes]. Stability: the largest logit is taken out of every exponential.
 */
export function softmaxLoss(rows: WeightedRows): Objective {
  const { d, classes, labels, weights } = rows;
  const bias = classes * d;
  const n = labels.length;
  const logits = new Float64Array(classes * ABREAST); // [classes, ABREAST]
  return (theta, gradient) => {
    let loss = 0;
    for (let at = 0; at < bias; at++) {
      loss += 0.5 * theta[at]! ** 2;
      gradient[at] = theta[at]!;
    }
    gradient.fill(0, bias);
    for (let row = 0; row < n; row += ABREAST) {
      const count = Math.min(ABREAST, n - row);
      logitsOfFour(theta, rows, { row, count }, logits);
      for (let r = 0; r < count; r++)
        loss += errorsOf(logits, r, classes, labels[row + r]!, weights[row + r]!);
      // Rows past the end have no error.
      for (let r = count; r < ABREAST; r++) for (let c = 0; c < classes; c++) logits[c * ABREAST + r] = 0;
      addGradient(gradient, rows, { row, count }, logits);
    }
    return loss;
  };
}

/** Turns the logits of one row of four into its errors; returns the row's loss. */
function errorsOf(logits: Float64Array, r: number, classes: number, label: number, weight: number): number {
  let largest = -Infinity;
  for (let c = 0; c < classes; c++) largest = Math.max(largest, logits[c * ABREAST + r]!);
  const right = logits[label * ABREAST + r]! - largest;
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const power = Math.exp(logits[c * ABREAST + r]! - largest);
    logits[c * ABREAST + r] = power;
    sum += power;
  }
  for (let c = 0; c < classes; c++) logits[c * ABREAST + r] = (weight * logits[c * ABREAST + r]!) / sum;
  logits[label * ABREAST + r] = logits[label * ABREAST + r]! - weight;
  return weight * (Math.log(sum) - right);
}

/** Adds Eᵀ X of up to four rows, and Σ E for b. */
function addGradient(
  gradient: Float64Array,
  { x, d, classes }: ClassRows,
  abreast: RowsAbreast,
  errors: Float64Array,
): void {
  const [one, two, three, four] = startsOf(abreast, d);
  for (let c = 0; c < classes; c++) {
    const at = c * d;
    const [a, b, e, f] = [
      errors[c * ABREAST]!,
      errors[c * ABREAST + 1]!,
      errors[c * ABREAST + 2]!,
      errors[c * ABREAST + 3]!,
    ];
    for (let k = 0; k < d; k++)
      gradient[at + k] =
        gradient[at + k]! + a * x[one + k]! + b * x[two + k]! + e * x[three + k]! + f * x[four + k]!;
    gradient[classes * d + c] = gradient[classes * d + c]! + a + b + e + f;
  }
}
