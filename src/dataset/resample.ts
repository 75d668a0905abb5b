/** How one output position is mixed: input positions from `start` on, with weights that sum to 1. */
interface Taps {
  readonly start: Int32Array;
  readonly count: Int32Array;
  /** [to, widest], rows padded with zeros. */
  readonly weights: Float32Array;
  readonly widest: number;
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
  /** Rows scaled, columns not yet: [from, to, 3]. */
  readonly #rows: Float32Array;

  /** @param from @param to sides in pixels, at least 1 */
  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
    this.#taps = from >= to ? areaTaps(from, to) : bilinearTaps(from, to);
    this.#rows = new Float32Array(from * to * 3);
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
    for (let y = 0; y < this.#from; y++) this.#scaleRow(source, y, sourceChannels);
    for (let y = 0; y < this.#to; y++) {
      this.#mixRows(y, target, offset + y * this.#to * targetChannels, targetChannels);
    }
  }

  #scaleRow(source: Uint8Array | Uint8ClampedArray, y: number, channels: number): void {
    const rows = this.#rows;
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
    const rows = this.#rows;
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

/** Each output position covers from / to input positions, the first and last of them in part. */
function areaTaps(from: number, to: number): Taps {
  const scale = from / to;
  return makeTaps(to, Math.ceil(scale) + 1, (position) => {
    const low = position * scale;
    const high = Math.min(from, low + scale);
    const start = Math.floor(low);
    const stop = Math.min(from, Math.ceil(high - 1e-9));
    const overlap = (index: number): number => Math.min(index + 1, high) - Math.max(index, low);
    return { start, weights: Array.from({ length: stop - start }, (_, tap) => overlap(start + tap) / scale) };
  });
}

/** Centres of pixels align; beyond the outermost centre the edge goes on. */
function bilinearTaps(from: number, to: number): Taps {
  return makeTaps(to, 2, (position) => {
    const centre = Math.min(from - 1, Math.max(0, ((position + 0.5) * from) / to - 0.5));
    const start = Math.min(Math.floor(centre), Math.max(0, from - 2));
    const share = centre - start;
    return { start, weights: from === 1 ? [1] : [1 - share, share] };
  });
}

function makeTaps(
  to: number,
  widest: number,
  tapsOf: (position: number) => { start: number; weights: number[] },
): Taps {
  const taps = {
    start: new Int32Array(to),
    count: new Int32Array(to),
    weights: new Float32Array(to * widest),
    widest,
  };
  for (let position = 0; position < to; position++) {
    const { start, weights } = tapsOf(position);
    taps.start[position] = start;
    taps.count[position] = weights.length;
    taps.weights.set(weights, position * widest);
  }
  return taps;
}
