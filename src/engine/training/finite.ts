import { LikenessError } from '../../core/errors.ts';
import type { MetricRow } from '../../core/metrics.ts';
import type { NetworkWeights } from '../models/network.ts';
import { message, type Message } from '../../core/message.ts';

/** Where a run breaks first. */
type Broken = 'loss' | 'gradient' | 'weights';

function brokenWords(what: Broken, step: number): Message {
  switch (what) {
    case 'loss':
      return message('The loss is no longer a number at step {step}.', { step });
    case 'gradient':
      return message('The gradient is no longer a number at step {step}.', { step });
    case 'weights':
      return message('The weights are no longer numbers at step {step}.', { step });
  }
}

/** The error that ends a run at a step. */
export function notFinite(what: Broken, step: number): LikenessError {
  return new LikenessError('not-finite', brokenWords(what, step));
}

/**
 * Rows up to the first whose loss or gradient is not finite, and the error that this one is. The gradient counts by
 * itself: its norm may overflow while the loss is finite, and the clipped gradient, ∞ · 0, spoils the weights.
 */
export function soundRows(rows: readonly MetricRow[]): {
  readonly sound: readonly MetricRow[];
  readonly error: LikenessError | null;
} {
  for (const [at, { step, loss, gradientNorm }] of rows.entries()) {
    if (Number.isFinite(loss) && Number.isFinite(gradientNorm)) continue;
    const what = Number.isFinite(loss) ? 'gradient' : 'loss';
    return { sound: rows.slice(0, at), error: notFinite(what, step) };
  }
  return { sound: rows, error: null };
}

/** Whether all weights are finite numbers. */
export function areFinite({ parameters, statistics }: NetworkWeights): boolean {
  return [parameters, statistics].every((values) => {
    let zero = 0;
    // 0 · x is 0 unless x is no finite number; a sum is quicker than a question for each of many millions.
    for (let at = 0; at < values.length; at++) zero += 0 * values[at]!;
    return zero === 0;
  });
}
