import type { Rows } from '../metrics/geometry.ts';
import { lbfgs, type LbfgsOptions, type Objective } from './lbfgs.ts';

/** A linear classifier: logits of class c are wc · x + bc. */
export interface LinearClassifier {
  /** [classes, d] */
  readonly weights: Float64Array;
  /** [classes] */
  readonly bias: Float64Array;
  readonly classes: number;
  readonly d: number;
}

export interface LogisticOptions extends LbfgsOptions {
  /** C: how much the data count against the penalty. 1 as in scikit-learn. */
  readonly strength?: number;
  /** Of each class; equal unless given. */
  readonly classWeights?: ArrayLike<number>;
}

/**
 * Multinomial logistic regression with an L2 penalty, solved to convergence.
 *
 *     min over W, b of  C Σᵢ vᵢ (log Σ_c exp(w_c·xᵢ + b_c) − w_y·xᵢ − b_y)  +  ½ Σ W²
 *
 * v is the weight of xᵢ's class; b is not penalised, as in scikit-learn's LogisticRegression, whose coefficients
 * these are. Stability: the largest logit is taken out of every exponential.
 *
 * @param rows x [n, d], best standardised
 * @param labels class numbers [n], below `classes`
 */
export function logisticRegression(
  rows: Rows,
  labels: ArrayLike<number>,
  classes: number,
  { strength = 1, classWeights, ...options }: LogisticOptions = {},
): LinearClassifier {
  const { d } = rows;
  const n = labels.length;
  const bias = classes * d;
  const logits = new Float64Array(classes);
  const objective: Objective = (theta, gradient) => {
    let loss = 0;
    for (let at = 0; at < bias; at++) {
      loss += 0.5 * theta[at]! ** 2;
      gradient[at] = theta[at]!;
    }
    gradient.fill(0, bias);
    for (let row = 0; row < n; row++) {
      const label = labels[row]!;
      const weight = strength * (classWeights?.[label] ?? 1);
      const logSum = logitsOf(theta, rows, row, logits);
      loss += weight * (logSum - logits[label]!);
      for (let c = 0; c < classes; c++) {
        const error = weight * (Math.exp(logits[c]! - logSum) - (c === label ? 1 : 0));
        const at = c * d;
        for (let k = 0; k < d; k++) gradient[at + k] = gradient[at + k]! + error * rows.values[row * d + k]!;
        gradient[bias + c] = gradient[bias + c]! + error;
      }
    }
    return loss;
  };
  const theta = lbfgs(objective, new Float64Array(bias + classes), options);
  return { weights: theta.slice(0, bias), bias: theta.slice(bias), classes, d };
}

/** The logits of a row, into `out`, whose length is the number of classes; returns log Σ exp of them. */
function logitsOf(theta: Float64Array, { values, d }: Rows, row: number, out: Float64Array): number {
  const classes = out.length;
  let largest = -Infinity;
  for (let c = 0; c < classes; c++) {
    let logit = theta[classes * d + c]!;
    for (let k = 0; k < d; k++) logit += theta[c * d + k]! * values[row * d + k]!;
    out[c] = logit;
    largest = Math.max(largest, logit);
  }
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += Math.exp(out[c]! - largest);
  return largest + Math.log(sum);
}

/** The most likely class of each row. */
export function predict({ weights, bias, classes, d }: LinearClassifier, rows: Rows): Uint32Array {
  const theta = new Float64Array(weights.length + bias.length);
  theta.set(weights);
  theta.set(bias, weights.length);
  const logits = new Float64Array(classes);
  return Uint32Array.from({ length: rows.values.length / d }, (_, row) => {
    logitsOf(theta, rows, row, logits);
    return logits.indexOf(Math.max(...logits));
  });
}
