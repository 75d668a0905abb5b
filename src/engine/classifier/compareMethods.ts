import type { ClassifierReport, MethodResult } from '../../core/classification.ts';
import { proportion, type Proportion } from '../../core/proportion.ts';
import { likeliest } from '../probe/logisticRegression.ts';
import { gathered, type Choice, type Learner } from './learner.ts';
import type { Split } from './splits.ts';

/** The photos that all splits ask about, in their order, and their classes. */
export function askedPhotos(splits: readonly Split[]): Pick<ClassifierReport, 'asked' | 'truths'> {
  return {
    asked: Uint32Array.from(splits.flatMap(({ asked }) => [...asked.photos])),
    truths: Int32Array.from(splits.flatMap(({ asked }) => [...asked.labels])),
  };
}

/**
 * One method, judged: on each split it learns from the training photos alone and is then asked about the others.
 *
 * @param progress hears how far it is, in [0, 1]
 */
export async function judgeMethod(
  learner: Learner,
  splits: readonly Split[],
  classes: number,
  progress: (share: number) => void,
): Promise<MethodResult> {
  const started = performance.now();
  const choices: Choice[] = [];
  const told: number[] = [];
  const confidence: number[] = [];
  for (const [at, { training, asked }] of splits.entries()) {
    const learned = await learner.learn(training, (share) => progress((at + share) / splits.length));
    const table = await learned.probabilities(asked.photos);
    likeliest(table, classes).forEach((label, row) => {
      told.push(label);
      confidence.push(table[row * classes + label]!);
    });
    choices.push(learned.choice);
    progress((at + 1) / splits.length);
  }
  const { truths } = askedPhotos(splits);
  return {
    method: learner.method,
    ...agreement(told, truths, classes),
    told: Int32Array.from(told),
    confidence: Float32Array.from(confidence),
    choices: gathered(choices),
    elapsedMs: performance.now() - started,
  };
}

/** How many were told right, of all and of each class. */
export function agreement(
  told: ArrayLike<number>,
  truths: Int32Array,
  classes: number,
): { readonly accuracy: Proportion; readonly recalls: readonly Proportion[] } {
  const right = new Uint32Array(classes);
  const asked = new Uint32Array(classes);
  truths.forEach((truth, at) => {
    asked[truth] = asked[truth]! + 1;
    if (told[at] === truth) right[truth] = right[truth]! + 1;
  });
  const all = right.reduce((sum, count) => sum + count, 0);
  return {
    accuracy: proportion(all, truths.length),
    recalls: [...asked].map((count, label) => proportion(right[label]!, count)),
  };
}
