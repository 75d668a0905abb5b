import { SETTING_RANGES, type EncoderName, type LossName, type Settings } from './settings.ts';

/** What the number of photos and the speed of the device suggest. */
export type SuggestedSettings = Pick<
  Settings,
  'encoder' | 'loss' | 'temperature' | 'batchSize' | 'imageSize' | 'steps' | 'learningRate'
>;

/** Below this many 10⁹ multiply-adds a second a device counts as slow: a processor, or one that plays a GPU. */
const SLOW_GIGAFLOPS = 40;

/** `medium` asks for 380·10⁹ operations a step of 128 photos of 96 px: at this speed its run takes about an hour. */
const FAST_GIGAFLOPS = 500;

/** From this many photos on NT-Xent has the negatives it needs; below it DCL learns more from small batches. */
const NT_XENT_PHOTOS = 1000;
const MANY_PHOTOS = 5000;

/** The largest batch that a data set allows: half of it, so that an epoch has at least two. */
export function largestBatch(photoCount: number): number {
  const { min, max } = SETTING_RANGES.batchSize;
  return Math.max(min, Math.min(max, Math.floor(photoCount / 2)));
}

/**
 * Settings to begin with. On a slow device everything shrinks, so that the first pictures move within
 * seconds. `gigaflops` is null while the device has not been measured.
 */
export function suggestSettings(photoCount: number, gigaflops: number | null): SuggestedSettings {
  const loss: LossName = photoCount < NT_XENT_PHOTOS ? 'dcl' : 'nt-xent';
  if (gigaflops !== null && gigaflops < SLOW_GIGAFLOPS) {
    return suggestion('tiny', loss, 32, Math.min(32, largestBatch(photoCount)), 300);
  }
  if (photoCount < NT_XENT_PHOTOS) {
    return suggestion('tiny', loss, 64, Math.min(64, largestBatch(photoCount)), 1500);
  }
  if (photoCount < MANY_PHOTOS) return suggestion('small', loss, 64, 128, 3000);
  const fast = gigaflops === null || gigaflops >= FAST_GIGAFLOPS;
  return suggestion(fast ? 'medium' : 'small', loss, 96, 128, 5000);
}

function suggestion(
  encoder: EncoderName,
  loss: LossName,
  imageSize: number,
  batchSize: number,
  steps: number,
): SuggestedSettings {
  const learningRate = peakLearningRate(encoder, batchSize);
  return { encoder, loss, temperature: 0.2, batchSize, imageSize, steps, learningRate };
}

/** R1's measured 1e-3 for `tiny`; 5e-4·√(B/256) for larger encoders, to two digits. */
function peakLearningRate(encoder: EncoderName, batchSize: number): number {
  if (encoder === 'tiny') return 1e-3;
  return Number((5e-4 * Math.sqrt(batchSize / 256)).toPrecision(2));
}
