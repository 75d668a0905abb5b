import { Resampler } from './resample.ts';

/** A square picture that is to be scaled. */
export interface ScaleJob {
  /** uint8, [from, from, channels]; a fourth channel is not looked at. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly channels: 3 | 4;
  /** Sides in pixels, at least 1. */
  readonly from: number;
  readonly to: number;
  /** Whether the pixels are blue, green, red. */
  readonly blueFirst?: boolean;
}

/**
 * Scales square pictures as `Resampler` does, one at a time, in memory that is used again: fresh memory for each
 * photo would cost more than its use.
 */
export interface Scaler {
  /** Memory of `from` · `from` · 4 bytes to put a picture into, so that `scale` need not copy it; until the next call. */
  reserve(from: number, to: number): Uint8Array<ArrayBuffer>;
  /** @returns uint8 red, green, blue, [to, to, 3], until the next call */
  scale(job: ScaleJob): Uint8Array<ArrayBuffer>;
}

/** The slow and obvious one, for browsers without SIMD, and for pages that may not compile WebAssembly. */
export function createPlainScaler(): Scaler {
  let memory = new Uint8Array(0);
  let scaled = new Uint8Array(0);
  let resampler: Resampler | null = null;
  return {
    reserve(from) {
      if (memory.length < from * from * 4) memory = new Uint8Array(from * from * 4);
      return memory;
    },
    scale({ pixels, channels, from, to, blueFirst }) {
      if (resampler?.from !== from || resampler.to !== to) resampler = new Resampler(from, to);
      if (scaled.length !== to * to * 3) scaled = new Uint8Array(to * to * 3);
      resampler.run(pixels, channels, scaled);
      if (blueFirst === true) swapRedAndBlue(scaled);
      return scaled;
    },
  };
}

/** Turns pixels of blue, green, red into red, green, blue, in place. */
function swapRedAndBlue(pixels: Uint8Array): void {
  for (let at = 0; at < pixels.length; at += 3) {
    const first = pixels[at]!;
    pixels[at] = pixels[at + 2]!;
    pixels[at + 2] = first;
  }
}
