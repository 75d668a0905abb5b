import { tapsFor, type Taps } from './taps.ts';

/**
 * Scales square pictures from one side to another: area averages when they shrink, so that a fine pattern turns
 * to its mean and not to another pattern, and bilinear when they grow. Works on the stored sRGB values, as the
 * libraries of the field do. Separable: rows first, then columns. All sums are float32 and taken in the order of
 * the taps, so that `scaleSquare.as`, the fast twin, gives the same pixels to the bit.
 */
export class Resampler {
  /** Sides in pixels. */
  readonly from: number;
  readonly to: number;
  readonly #taps: Taps;
  /** One row of the target, not yet scaled in width: [from, channels]. */
  readonly #mixed: Float32Array;

  /** @param from @param to sides in pixels, at least 1 */
  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
    this.#taps = tapsFor(from, to);
    this.#mixed = new Float32Array(from * 4);
  }

  /**
   * Scales one picture.
   *
   * @param source [from, from, channels]; a fourth channel is not looked at
   * @param target [to, to, 3]
   */
  run(source: Uint8Array | Uint8ClampedArray, channels: 3 | 4, target: Uint8Array): void {
    for (let y = 0; y < this.to; y++) {
      this.#mixRows(source, channels, y);
      this.#mixColumns(channels, target, y * this.to * 3);
    }
  }

  #mixRows(source: Uint8Array | Uint8ClampedArray, channels: number, y: number): void {
    const { start, count, weights, widest } = this.#taps;
    const mixed = this.#mixed.fill(0);
    const stride = this.from * channels;
    for (let tap = 0; tap < count[y]!; tap++) {
      const weight = weights[y * widest + tap]!;
      const row = (start[y]! + tap) * stride;
      for (let x = 0; x < stride; x++) mixed[x]! += Math.fround(weight * source[row + x]!);
    }
  }

  #mixColumns(channels: number, target: Uint8Array, offset: number): void {
    const { start, count, weights, widest } = this.#taps;
    for (let x = 0; x < this.to; x++) {
      for (let channel = 0; channel < 3; channel++) {
        // Cut to whole numbers after adding a half.
        let sum = Math.fround(0.5);
        for (let tap = 0; tap < count[x]!; tap++) {
          const value = this.#mixed[(start[x]! + tap) * channels + channel]!;
          sum = Math.fround(sum + Math.fround(weights[x * widest + tap]! * value));
        }
        target[offset + x * 3 + channel] = sum;
      }
    }
  }
}
