import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import type { Thumbnails } from '../../store/thumbnails.ts';

/** Unpacked a frame, so that 10,000 photos that are seen at once take half a second and hold up no frame: about 6 ms. */
const PER_FRAME = 300;
/** More photos than the map shows, in 35 MB. */
const KEPT_SMALL = 12_000;
/** More photos than fit a screen so large that each fills more than a smaller picture has, in 38 MB. */
const KEPT_WHOLE = 4096;

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
 * Thumbnails unpacked, and at a half and a quarter of their side as well, by means of four pixels: a picture that is
 * drawn small by leaving out pixels of a large one flickers as it moves. Those made first go first.
 */
export class Mipmaps {
  readonly #thumbnails: Thumbnails;
  readonly #levels = new Map<number, Levels>();
  readonly #wholes = new Map<number, Uint32Array>();
  #generation = -1;
  #left = 0;
  #wholesLeft = 0;
  #complete = true;

  constructor(thumbnails: Thumbnails) {
    this.#thumbnails = thumbnails;
  }

  beginFrame(): void {
    if (this.#generation !== this.#thumbnails.generation) {
      this.#generation = this.#thumbnails.generation;
      this.#levels.clear();
      this.#wholes.clear();
    }
    this.#left = PER_FRAME;
    this.#wholesLeft = KEPT_WHOLE;
    this.#complete = true;
  }

  /** Whether all that this frame asked for was there; another frame brings more. */
  get complete(): boolean {
    return this.#complete;
  }

  /** The smallest picture of a photo that is at least `side` wide, or the largest there is yet; null where none is. */
  pick(id: number, side: number): Pixels | null {
    if (id >= this.#thumbnails.count) return null;
    // Beyond as many as are kept the smaller ones serve, or no frame would ever be complete.
    if (side > HALF && this.#wholesLeft > 0) {
      this.#wholesLeft -= 1;
      const whole = this.#wholeOf(id);
      if (whole) return { data: whole, side: THUMBNAIL_SIDE };
    }
    const levels = this.#levelsOf(id);
    if (!levels) return null;
    return side <= QUARTER ? { data: levels.quarter, side: QUARTER } : { data: levels.half, side: HALF };
  }

  #wholeOf(id: number): Uint32Array | undefined {
    const known = this.#wholes.get(id);
    if (known) return known;
    const whole = this.#unpack(id);
    if (whole) keep(this.#wholes, id, whole, KEPT_WHOLE);
    return whole;
  }

  #levelsOf(id: number): Levels | undefined {
    const known = this.#levels.get(id);
    if (known) return known;
    const whole = this.#wholes.get(id) ?? this.#unpack(id);
    if (!whole) return undefined;
    const half = halve(whole, THUMBNAIL_SIDE);
    const levels = { half, quarter: halve(half, HALF) };
    keep(this.#levels, id, levels, KEPT_SMALL);
    return levels;
  }

  /** Undefined once the frame has had its share. */
  #unpack(id: number): Uint32Array | undefined {
    if (this.#left === 0) {
      this.#complete = false;
      return undefined;
    }
    this.#left -= 1;
    const pixels = this.#thumbnails.pixelsOf(id);
    return pixels && new Uint32Array(pixels.buffer);
  }
}

/** A map keeps the order in which its keys came. */
function keep<T>(kept: Map<number, T>, id: number, value: T, most: number): void {
  const oldest = kept.keys().next();
  if (kept.size >= most && !oldest.done) kept.delete(oldest.value);
  kept.set(id, value);
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
