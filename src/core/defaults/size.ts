import { SETTING_RANGES, type BuiltInEncoder } from '../settings.ts';
import { isSlow, type Amount, type Pace, type Reasoned } from './facts.ts';

/** The largest batch that a data set allows: half of it, so that an epoch has at least two. */
export function largestBatch(photoCount: number): number {
  const { min, max } = SETTING_RANGES.batchSize;
  return Math.max(min, Math.min(max, Math.floor(photoCount / 2)));
}

/** A network as large as the photos can fill and the device can train within an hour. */
export function suggestEncoder(amount: Amount, pace: Pace): Reasoned<BuiltInEncoder> {
  if (isSlow(pace)) return ['tiny', 'slow-device'];
  if (amount === 'few-photos') return ['tiny', amount];
  if (amount === 'some-photos') return ['small', amount];
  return pace === 'fast' ? ['medium', amount] : ['small', 'slow-for-so-many'];
}

/** Photos a batch: more are more negatives, as far as photos and device allow. */
export function suggestBatch(photoCount: number, amount: Amount, pace: Pace): Reasoned<number> {
  const [wanted, reason] = wantedBatch(amount, pace);
  const largest = largestBatch(photoCount);
  return wanted > largest ? [largest, 'half-of-photos'] : [wanted, reason];
}

function wantedBatch(amount: Amount, pace: Pace): Reasoned<number> {
  if (pace === 'very-slow') return [32, 'slow-device'];
  if (amount === 'few-photos') return [64, amount];
  return isSlow(pace) ? [64, 'slow-device'] : [128, amount];
}

/**
 * Side of a view in pixels. Larger than the originals it would show nothing more, and cost the square of it.
 *
 * @param shorterSide of the originals, the middle one; null while unknown
 */
export function suggestImageSize(shorterSide: number | null, amount: Amount, pace: Pace): Reasoned<number> {
  const [wanted, reason] = wantedSize(amount, pace);
  if (shorterSide === null || shorterSide >= wanted) return [wanted, reason];
  const { min, multipleOf = 1 } = SETTING_RANGES.imageSize;
  return [Math.max(min, Math.round(shorterSide / multipleOf) * multipleOf), 'small-originals'];
}

function wantedSize(amount: Amount, pace: Pace): Reasoned<number> {
  if (isSlow(pace)) return [32, 'slow-device'];
  return [amount === 'many-photos' ? 96 : 64, amount];
}
