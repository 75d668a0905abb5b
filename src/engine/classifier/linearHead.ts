import type { Rows } from '../metrics/geometry.ts';
import { balancedWeights, chooseStrength } from '../probe/chooseStrength.ts';
import { logisticRegression, type LinearClassifier } from '../probe/logisticRegression.ts';
import { rowSpace } from '../probe/rowSpace.ts';
import { softmax } from '../probe/softmax.ts';
import { scaled, scalingOf, type Scaling } from '../probe/standardise.ts';

/** A dense layer from features to logits, as it stands in a network: nothing has to be done to features before. */
export interface LinearHead {
  /** [d, classes] */
  readonly kernel: Float32Array<ArrayBuffer>;
  /** [classes] */
  readonly bias: Float32Array<ArrayBuffer>;
  readonly classes: number;
}

/** The logit of a class that nobody has seen: its probability is zero in any precision. */
const NEVER = -1e4;

/** How the probe is fitted. */
export interface HeadOptions {
  readonly seed: number;
  readonly breathe?: (() => Promise<void>) | undefined;
  /** C, where it is known; else cross-validation finds it. */
  readonly strength?: number | undefined;
  /** Hears how far the search for it is, which is most of the work, in [0, 1]. */
  readonly progress?: ((share: number) => void) | undefined;
}

/**
 * The linear probe: logistic regression on standardised features, every class counting the same, its strength by
 * cross-validation.
 *
 * @param rows [n, d] of `examples`
 * @param classes of the task; those without an example are never told
 */
export async function fitLinearHead(
  rows: Rows,
  { labels, groups }: { readonly labels: Int32Array; readonly groups?: ArrayLike<number> },
  classes: number,
  { seed, breathe, progress, strength: known }: HeadOptions,
): Promise<{ readonly head: LinearHead; readonly strength: number }> {
  const present = [...new Set(labels)].sort((a, b) => a - b);
  const own = labels.map((label) => present.indexOf(label));
  const classWeights = balancedWeights(own, present.length);
  const search = { classWeights, seed, breathe, progress };
  const strength = known ?? (await chooseStrength(rows, { labels: own, groups }, present.length, search));
  const scaling = scalingOf(rows);
  const space = rowSpace(scaled(rows, scaling));
  const classifier = await logisticRegression(space.rows, own, present.length, {
    strength,
    classWeights,
    breathe,
  });
  return { head: folded(space.lift(classifier), scaling, present, classes), strength };
}

/** w · (x − mean) · scale + b as a layer of its own: (w · scale) · x + (b − w · scale · mean). */
function folded(
  { weights, bias, d }: LinearClassifier,
  { mean, scale }: Scaling,
  present: readonly number[],
  classes: number,
): LinearHead {
  const kernel = new Float32Array(d * classes);
  const shifted = new Float32Array(classes).fill(NEVER);
  present.forEach((label, row) => {
    let sum = bias[row]!;
    for (let k = 0; k < d; k++) {
      const weight = weights[row * d + k]! * scale[k]!;
      kernel[k * classes + label] = weight;
      sum -= weight * mean[k]!;
    }
    shifted[label] = sum;
  });
  return { kernel, bias: shifted, classes };
}

/** softmax(h · kernel + bias) of each row: [n, classes]. */
export function headProbabilities(
  { kernel, bias, classes }: LinearHead,
  { values, d }: Rows,
): Float32Array<ArrayBuffer> {
  const n = values.length / d;
  const out = new Float32Array(n * classes);
  const logits = new Float64Array(classes);
  for (let row = 0; row < n; row++) {
    logits.set(bias);
    for (let k = 0; k < d; k++) {
      const value = values[row * d + k]!;
      for (let c = 0; c < classes; c++) logits[c] = logits[c]! + value * kernel[k * classes + c]!;
    }
    softmax(logits);
    out.set(logits, row * classes);
  }
  return out;
}
