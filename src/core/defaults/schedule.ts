import { SUGGESTED_PEAKS } from '../optimizers.ts';
import type { EncoderName, LossName, OptimizerName } from '../settings.ts';
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

/** What is usual for the optimizer, for this encoder and batch: see `core/optimizers.ts`. */
export function suggestLearningRate(
  optimizer: OptimizerName,
  encoder: EncoderName,
  batchSize: number,
): Reasoned<number> {
  const reason =
    optimizer !== 'adamw' ? 'usual' : encoder === 'tiny' ? 'reference-workload' : 'scaled-with-batch';
  return [SUGGESTED_PEAKS[optimizer](encoder, batchSize), reason];
}
