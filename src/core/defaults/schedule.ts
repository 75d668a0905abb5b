import type { EncoderName, LossName } from '../settings.ts';
import type { Amount, Pace, Reasoned } from './facts.ts';

/** NT-Xent once there are photos enough for large batches; DCL learns more from small ones (Yeh et al. 2022). */
export function suggestLoss(amount: Amount): Reasoned<LossName> {
  return [amount === 'few-photos' ? 'dcl' : 'nt-xent', amount];
}

const STEPS: Readonly<Record<Amount, number>> = {
  'few-photos': 1500,
  'some-photos': 3000,
  'many-photos': 5000,
};

/** As many steps as someone waits for: minutes on a processor, up to an hour on a GPU. */
export function suggestSteps(amount: Amount, pace: Pace): Reasoned<number> {
  if (pace === 'very-slow') return [300, 'slow-device'];
  if (pace === 'slow') return [1000, 'slow-device'];
  return [STEPS[amount], amount];
}

/** R1's measured 1e-3 for `tiny`; 5e-4·√(B/256) for larger encoders, to two digits. */
export function suggestLearningRate(encoder: EncoderName, batchSize: number): Reasoned<number> {
  if (encoder === 'tiny') return [1e-3, 'reference-workload'];
  return [Number((5e-4 * Math.sqrt(batchSize / 256)).toPrecision(2)), 'scaled-with-batch'];
}
