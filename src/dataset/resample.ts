import { areaTaps, bilinearTaps, type Taps } from './taps.ts';

/**
 * Rows scaled, columns not yet, of whichever picture is being scaled: at least [from, to, 3]. All resamplers of a
 * thread share it, since none is interrupted, and fresh memory for each of many sides would cost more than its use.
 */
let rows = new Float32Array(0);

function reserveRows(length: number): void {
  if (rows.length < length) rows = new Float32Array(length);
}

/**
 * Scales square pictures from one side to another: area averages when they shrink, so that a fine pattern turns
 * to its mean and not to another pattern, and bilinear when they grow. Works on the stored sRGB values, as the
 * libraries of the field do. Separable: rows first, then columns.
 */
export class Resampler {
  readonly #from: number;
  readonly #to: number;
  readonly #taps: Taps;

  /** @param from @param to sides in pixels, at least 1 */
  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
    this.#taps = from >= to ? areaTaps(from, to) : bilinearTaps(from, to);
  }

  /**
   * Scales one picture. Only red, green and blue are read and written.
   *
   * @param source [from, from, sourceChannels]
   * @param target where [to, to, targetChannels] begins at `offset`
   */
  run(
    source: Uint8Array | Uint8ClampedArray,
    sourceChannels: 3 | 4,
    target: Uint8Array | Uint8ClampedArray,
    offset: number,
    targetChannels: 3 | 4,
  ): void {
    reserveRows(this.#from * this.#to * 3);
    for (let y = 0; y < this.#from; y++) this.#scaleRow(source, y, sourceChannels);
    for (let y = 0; y < this.#to; y++) {
      this.#mixRows(y, target, offset + y * this.#to * targetChannels, targetChannels);
    }
  }

  #scaleRow(source: Uint8Array | Uint8ClampedArray, y: number, channels: number): void {
    const { start, count, weights, widest } = this.#taps;
    const row = y * this.#from;
    let out = y * this.#to * 3;
    for (let x = 0; x < this.#to; x++, out += 3) {
      let at = (row + start[x]!) * channels;
      let red = 0;
      let green = 0;
      let blue = 0;
      const first = x * widest;
      for (let tap = first; tap < first + count[x]!; tap++, at += channels) {
        const weight = weights[tap]!;
        red += weight * source[at]!;
        green += weight * source[at + 1]!;
        blue += weight * source[at + 2]!;
      }
      rows[out] = red;
      rows[out + 1] = green;
      rows[out + 2] = blue;
    }
  }

  #mixRows(y: number, target: Uint8Array | Uint8ClampedArray, offset: number, channels: number): void {
    const { start, count, weights, widest } = this.#taps;
    const stride = this.#to * 3;
    const first = y * widest;
    const stop = first + count[y]!;
    for (let x = 0, out = offset; x < this.#to; x++, out += channels) {
      let at = start[y]! * stride + 3 * x;
      let red = 0.5;
      let green = 0.5;
      let blue = 0.5;
      for (let tap = first; tap < stop; tap++, at += stride) {
        const weight = weights[tap]!;
        red += weight * rows[at]!;
        green += weight * rows[at + 1]!;
        blue += weight * rows[at + 2]!;
      }
      // Cut to whole numbers after adding a half, since not every target rounds by itself.
      target[out] = red | 0;
      target[out + 1] = green | 0;
      target[out + 2] = blue | 0;
    }
  }
}
