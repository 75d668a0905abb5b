/**
 * Counter-based random numbers: every draw is a pure function of a key and a position, so that any
 * thread, in any order, draws the same numbers for (seed, step, photo, view). The same few 32-bit
 * operations can be written in WGSL, so that the GPU can draw them too.
 *
 * Source: the `pcg4d` hash of Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
 */
export type RandomKey = readonly [number, number, number, number];

/** What a stream is for. Streams with different purposes never share a draw. */
export const PURPOSE = {
  weights: 1,
  order: 2,
  augment: 3,
  preview: 4,
  sample: 5,
  negatives: 6,
  fewLabels: 7,
  heldOut: 8,
  measure: 9,
  positives: 10,
  umap: 11,
  folds: 12,
  fineTune: 13,
} as const;

/** Hashes four unsigned 32-bit words into four others. */
export function pcg4d(key: RandomKey): [number, number, number, number] {
  let [x, y, z, w] = key.map((word) => (Math.imul(word, 1664525) + 1013904223) | 0) as [
    number,
    number,
    number,
    number,
  ];
  const mix = (): void => {
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
  };
  mix();
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  mix();
  return [x >>> 0, y >>> 0, z >>> 0, w >>> 0];
}

/** A sequence of draws under one key. Two streams with equal keys give equal draws. */
export class RandomStream {
  readonly #key: RandomKey;
  #block: [number, number, number, number] = [0, 0, 0, 0];
  #position = 0;

  constructor(seed: number, purpose: number, a = 0, b = 0) {
    this.#key = pcg4d([seed, purpose, a, b]);
  }

  /** Uniform in [0, 1), a multiple of 2⁻²⁴, so that a float32 holds it exactly. */
  uniform(): number {
    const lane = this.#position & 3;
    if (lane === 0) {
      const [x, y, z, w] = this.#key;
      this.#block = pcg4d([x, y, z, (w + (this.#position >>> 2)) | 0]);
    }
    this.#position += 1;
    return ((this.#block[lane] ?? 0) >>> 8) * 2 ** -24;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number in [0, count). */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }
}

/** A permutation of 0 … count − 1 (Fisher and Yates), fixed by the stream. */
export function permutation(stream: RandomStream, count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const pick = stream.below(last + 1);
    const held = order[last] ?? 0;
    order[last] = order[pick] ?? 0;
    order[pick] = held;
  }
  return order;
}
