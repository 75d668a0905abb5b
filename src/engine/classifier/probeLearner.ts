import type { Method } from '../../core/classification.ts';
import type { Rows } from '../metrics/geometry.ts';
import type { Learner } from './learner.ts';
import { fitLinearHead, headProbabilities } from './linearHead.ts';

/** What a way to learn goes by, whatever it learns from. */
export interface ProbeOptions {
  readonly classes: number;
  readonly seed: number;
  readonly breathe: () => Promise<void>;
}

/**
 * Logistic regression on features of photos, whichever they are: pixels, h of the untrained encoder, or h.
 *
 * @param featuresOf rows of these photos, in their order
 */
export function probeLearner(
  method: Extract<Method, 'raw-pixels' | 'untrained' | 'probe'>,
  featuresOf: (photos: Uint32Array) => Promise<Rows>,
  { classes, ...options }: ProbeOptions,
): Learner {
  return {
    method,
    learn: async (examples, progress) => {
      const { head, strength } = await fitLinearHead(await featuresOf(examples.photos), examples, classes, {
        ...options,
        progress,
      });
      return {
        choice: { kind: 'strength', strength },
        probabilities: async (photos) => headProbabilities(head, await featuresOf(photos)),
      };
    },
  };
}
