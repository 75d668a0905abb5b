import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import type { Thumbnails } from '../../store/thumbnails.ts';

/** Time a frame may spend on making pictures, so that 10,000 that are seen at once hold up none. */
const FRAME_MS = 2;
/** More photos than the map shows; 7 MB of quarters, 28 MB of halves. */
const KEPT_SMALL = 12_000;
/** More photos than fit a screen so large that each fills more than a smaller picture has, in 38 MB. */
const KEPT_WHOLE = 4096;

/** Pixels of a square picture, [side, side], each as it lies in memory: RGBA. */
export interface Pixels {
  readonly data: Uint32Array;
  readonly side: number;
}

const HALF = THUMBNAIL_SIDE / 2;
const QUARTER = THUMBNAIL_SIDE / 4;

/**
 * Thumbnails unpacked, and at a half and a quarter of their side as well, by means of the pixels: a picture that is
 * drawn small by leaving out pixels of a large one flickers as it moves. Those made first go first.
 */
export class Mipmaps {
  readonly #thumbnails: Thumbnails;
  readonly #now: () => number;
  readonly #wholes = new Map<number, Pixels>();
  readonly #halves = new Map<number, Pixels>();
  readonly #quarters = new Map<number, Pixels>();
  #generation = -1;
  #endMs = 0;
  #wholesLeft = 0;
  #complete = true;
  #inMotion = false;

  /** @param now milliseconds */
  constructor(thumbnails: Thumbnails, now = () => performance.now()) {
    this.#thumbnails = thumbnails;
    this.#now = now;
  }

  /** @param inMotion makes do with the smallest pictures where larger ones are not there yet: nobody sees it */
  beginFrame(inMotion = false): void {
    if (this.#generation !== this.#thumbnails.generation) {
      this.#generation = this.#thumbnails.generation;
      for (const kept of [this.#wholes, this.#halves, this.#quarters]) kept.clear();
    }
    this.#inMotion = inMotion;
    this.#endMs = this.#now() + FRAME_MS;
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
    if (side > HALF) {
      // Beyond as many as are kept the smaller ones serve, or no frame would ever be complete.
      const whole = this.#wholesLeft-- > 0 ? this.#whole(id) : undefined;
      if (whole) return whole;
    }
    const half = side > QUARTER ? this.#half(id) : undefined;
    return half ?? this.#quarter(id) ?? null;
  }

  #whole(id: number): Pixels | undefined {
    return this.#made(this.#wholes, id, KEPT_WHOLE, () =>
      pixelsFrom(this.#thumbnails.pixelsOf(id), THUMBNAIL_SIDE),
    );
  }

  #half(id: number): Pixels | undefined {
    return this.#made(this.#halves, id, KEPT_SMALL, () => pixelsFrom(this.#thumbnails.halfOf(id), HALF));
  }

  #quarter(id: number): Pixels | undefined {
    return this.#made(this.#quarters, id, KEPT_SMALL, () =>
      pixelsFrom(this.#thumbnails.quarterOf(id), QUARTER),
    );
  }

  /** What is kept, or made now; undefined once the frame has had its time. */
  #made(kept: Map<number, Pixels>, id: number, most: number, make: () => Pixels): Pixels | undefined {
    const known = kept.get(id);
    if (known) return known;
    if ((this.#inMotion && kept !== this.#quarters) || this.#now() >= this.#endMs) {
      this.#complete = false;
      return undefined;
    }
    const made = make();
    keep(kept, id, made, most);
    return made;
  }
}

function pixelsFrom(bytes: Uint8ClampedArray<ArrayBuffer> | undefined, side: number): Pixels {
  if (!bytes) throw new RangeError('No such photo.');
  return { data: new Uint32Array(bytes.buffer), side };
}

/** A map keeps the order in which its keys came. */
function keep<T>(kept: Map<number, T>, id: number, value: T, most: number): void {
  const oldest = kept.keys().next();
  if (kept.size >= most && !oldest.done) kept.delete(oldest.value);
  kept.set(id, value);
}
