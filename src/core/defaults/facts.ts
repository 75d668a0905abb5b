/** What of the photos decides what is suggested. */
export interface PhotoFacts {
  /** Photos to train on. */
  readonly count: number;
  /** The middle one of the originals' shorter sides, in pixels; null while unknown. */
  readonly shorterSide: number | null;
}

/** What of the device decides, once it has been measured. */
export interface SpeedFacts {
  /** Of our convolution, in 10⁹ multiplications and additions a second. */
  readonly gigaflops: number;
  /**
   * A processor, or an adapter that one plays. However well it convolves it counts as slow: it reaches rates at which
   * a GPU has long been held up by launching and reading back alone.
   */
  readonly isProcessor: boolean;
}

/** Why a value is suggested; the page has the words. */
export type Reason =
  | Amount
  | 'slow-device'
  | 'slow-for-so-many'
  | 'half-of-photos'
  | 'small-originals'
  | 'usual'
  | 'reference-workload'
  | 'scaled-with-batch';

/** A suggested value, and why. */
export type Reasoned<T> = readonly [value: T, reason: Reason];

export type Amount = 'few-photos' | 'some-photos' | 'many-photos';
export type Pace = 'fast' | 'middling' | 'slow' | 'very-slow';

const SOME_PHOTOS = 1000;
const MANY_PHOTOS = 5000;

/** 10⁹ operations a second below which even a GPU counts as slow; and at which a step of `tiny` takes a second. */
const SLOW = 40;
const VERY_SLOW = 10;

/** `medium` asks for 380·10⁹ operations a step of 128 photos of 96 px: at this speed its run takes about an hour. */
const FAST = 500;

export function amountOf(photoCount: number): Amount {
  if (photoCount < SOME_PHOTOS) return 'few-photos';
  return photoCount < MANY_PHOTOS ? 'some-photos' : 'many-photos';
}

export function paceOf(speed: SpeedFacts | null): Pace {
  if (speed === null) return 'fast';
  const { gigaflops, isProcessor } = speed;
  if (gigaflops < VERY_SLOW) return 'very-slow';
  if (isProcessor || gigaflops < SLOW) return 'slow';
  return gigaflops < FAST ? 'middling' : 'fast';
}

export function isSlow(pace: Pace): boolean {
  return pace === 'slow' || pace === 'very-slow';
}
