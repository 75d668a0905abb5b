import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import type { Thumbnails } from '../../store/thumbnails.ts';

/** Made a frame, so that 10,000 photos that are seen at once take a dozen frames and hold up none: about 5 ms. */
const PER_FRAME = 800;

/** Pixels of a square picture, [side, side], each as it lies in memory: RGBA. */
export interface Pixels {
  readonly data: Uint32Array;
  readonly side: number;
}

interface Levels {
  readonly half: Uint32Array;
  readonly quarter: Uint32Array;
}

const HALF = THUMBNAIL_SIDE / 2;
const QUARTER = THUMBNAIL_SIDE / 4;

/**
 * Thumbnails at a half and a quarter of their side as well, by means of four pixels: a picture that is drawn small
 * by leaving out pixels of a large one flickers as it moves.
 */
export class Mipmaps {
  readonly #thumbnails: Thumbnails;
  readonly #levels: (Levels | undefined)[] = [];
  #generation = -1;
  #left = 0;
  #complete = true;

  constructor(thumbnails: Thumbnails) {
    this.#thumbnails = thumbnails;
  }

  beginFrame(): void {
    if (this.#generation !== this.#thumbnails.generation) {
      this.#generation = this.#thumbnails.generation;
      this.#levels.length = 0;
    }
    this.#left = PER_FRAME;
    this.#complete = true;
  }

  /** Whether all that this frame asked for was there; another frame brings more. */
  get complete(): boolean {
    return this.#complete;
  }

  /** The smallest picture of a photo that is at least `side` wide; null where its thumbnail has not come. */
  pick(id: number, side: number): Pixels | null {
    const pixels = this.#thumbnails.pixelsOf(id);
    if (pixels === undefined) return null;
    if (side <= HALF) {
      const levels = this.#levelsOf(id, pixels);
      if (levels && side <= QUARTER) return { data: levels.quarter, side: QUARTER };
      if (levels) return { data: levels.half, side: HALF };
    }
    return { data: whole(pixels), side: THUMBNAIL_SIDE };
  }

  #levelsOf(id: number, pixels: Uint8ClampedArray<ArrayBuffer>): Levels | undefined {
    const known = this.#levels[id];
    if (known) return known;
    if (this.#left === 0) {
      this.#complete = false;
      return undefined;
    }
    this.#left -= 1;
    const half = halve(whole(pixels), THUMBNAIL_SIDE);
    const levels = { half, quarter: halve(half, HALF) };
    this.#levels[id] = levels;
    return levels;
  }
}

function whole(pixels: Uint8ClampedArray<ArrayBuffer>): Uint32Array {
  return new Uint32Array(pixels.buffer, pixels.byteOffset, THUMBNAIL_SIDE * THUMBNAIL_SIDE);
}

/** The first and third byte of a word, with room above each for the sum of four. */
const EVEN = 0x00ff00ff;
const ROUNDING = 0x00020002;

/** Means of two by two pixels: the even bytes of four words are summed at once, then the odd ones. */
function halve(source: Uint32Array, side: number): Uint32Array {
  const half = side / 2;
  const target = new Uint32Array(half * half);
  for (let y = 0, out = 0; y < half; y++) {
    for (let x = 0; x < half; x++, out++) {
      const at = 2 * y * side + 2 * x;
      const [a, b, c, d] = [source[at]!, source[at + 1]!, source[at + side]!, source[at + side + 1]!];
      const even = (a & EVEN) + (b & EVEN) + (c & EVEN) + (d & EVEN) + ROUNDING;
      const odd =
        ((a >>> 8) & EVEN) + ((b >>> 8) & EVEN) + ((c >>> 8) & EVEN) + ((d >>> 8) & EVEN) + ROUNDING;
      target[out] = ((even >>> 2) & EVEN) | (((odd >>> 2) & EVEN) << 8);
    }
  }
  return target;
}
