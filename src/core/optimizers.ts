import type { EncoderName, OptimizerName } from './settings.ts';

/** Name of each optimizer in full. What the page says of it stands with its other words. */
export const OPTIMIZER_TITLES: Readonly<Record<OptimizerName, string>> = {
  adamw: 'AdamW',
  sgd: 'SGD with momentum',
  lars: 'LARS',
};

const rounded = (rate: number, digits: number): number => Number(rate.toPrecision(digits));

/**
 * Peak learning rates to begin with, by batch size B in photos.
 *
 * AdamW: R1's measured 1e-3 for `tiny`; 5e-4·√(B/256) for larger encoders.
 * SGD: 0.03·B/256, that of MoCo (He et al. 2020), with its momentum of 0.9 and weight decay of 1e-4.
 * LARS: 0.3·B/256, that of SimCLR (Chen et al. 2020, section 2.2), with its weight decay of 1e-6.
 * The last two grow linearly with the batch (Goyal et al. 2017).
 */
export const SUGGESTED_PEAKS: Readonly<
  Record<OptimizerName, (encoder: EncoderName, batchSize: number) => number>
> = {
  adamw: (encoder, batchSize) => (encoder === 'tiny' ? 1e-3 : rounded(5e-4 * Math.sqrt(batchSize / 256), 2)),
  sgd: (_, batchSize) => rounded((0.03 * batchSize) / 256, 3),
  lars: (_, batchSize) => rounded((0.3 * batchSize) / 256, 3),
};
