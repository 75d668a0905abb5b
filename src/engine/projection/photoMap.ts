import { PURPOSE, RandomStream, permutation } from '../../core/random.ts';
import { applyMap, procrustes, rmsRadius, type PlaneMap } from './align.ts';
import { Moments } from './moments.ts';
import { normaliseLength, principalPlane, projectRows, type Plane } from './pca.ts';

/** Photos that the map shows at most; beyond, a random sample stands for the rest. */
const MAX_MAPPED = 10_000;

/** h of the photos on the map as they stand: a look at what the map keeps, not a copy. */
export interface EmbeddedPhotos {
  /** Ids, [n] */
  readonly photos: Uint32Array;
  /** Unit length, [n, d] */
  readonly rows: { readonly values: Float32Array; readonly d: number };
  /** Step of the weights by which each was embedded, [n] */
  readonly steps: Uint32Array;
  /** Where an h [d], of any length, lies in the plane of the last positions; null before there are any. */
  readonly place: (h: Float32Array) => readonly [number, number] | null;
}

/** Positions for the page. */
export interface MapPositions {
  readonly photos: Uint32Array<ArrayBuffer>;
  /** [n, 2] */
  readonly positions: Float32Array<ArrayBuffer>;
  /** [m, 2 views, 2] */
  readonly pairPositions: Float32Array<ArrayBuffer>;
}

/**
 * The map of the photos: their latest h, the plane through it, and the last positions, to which the next
 * ones are aligned. A slow adapter cannot embed all photos between two maps, so that rows are refreshed in
 * turn and a map is drawn from the latest of each.
 */
export class PhotoMap {
  readonly #ids: Uint32Array;
  readonly #d: number;
  /** Unit length, [size, d]. */
  readonly #rows: Float32Array;
  /** Step of the weights behind each row, [size]. */
  readonly #steps: Uint32Array;
  /** Of the rows that are filled. */
  readonly #moments: Moments;
  /** Rows that hold an embedding yet: the first `#filled` of `#ids`, since they are filled in turn. */
  #filled = 0;
  #next = 0;
  #plane: Plane | null = null;
  #last: Float32Array = new Float32Array(0);
  /** How the plane's coordinates became the last positions. */
  #laid: { readonly map: PlaneMap; readonly scale: number } | null = null;

  /** @param excluded 1 for photos that the map leaves out */
  constructor(photoCount: number, d: number, seed: number, excluded?: Uint8Array) {
    const order = permutation(new RandomStream(seed, PURPOSE.sample), photoCount);
    this.#ids = order.filter((id) => excluded?.[id] !== 1).slice(0, MAX_MAPPED);
    this.#d = d;
    this.#rows = new Float32Array(this.#ids.length * d);
    this.#steps = new Uint32Array(this.#ids.length);
    this.#moments = new Moments(d);
  }

  get size(): number {
    return this.#ids.length;
  }

  get embedded(): EmbeddedPhotos {
    const filled = this.#filled;
    return {
      photos: this.#ids.subarray(0, filled),
      rows: { values: this.#rows.subarray(0, filled * this.#d), d: this.#d },
      steps: this.#steps.subarray(0, filled),
      place: (h) => this.#place(h),
    };
  }

  /** The next photos to embed, at most `count`, in turn. */
  nextIds(count: number): Uint32Array {
    return this.#ids.subarray(this.#next, Math.min(this.#next + count, this.#ids.length));
  }

  /**
   * Takes the embeddings of the photos that `nextIds` named.
   *
   * @param h [n, d] or longer
   * @param step of the weights behind them
   */
  absorb(ids: Uint32Array, h: Float32Array, step: number): void {
    const d = this.#d;
    for (let at = 0; at < ids.length; at++) {
      const place = this.#next + at;
      const row = this.#rows.subarray(place * d, (place + 1) * d);
      if (place < this.#filled) this.#moments.remove(row);
      row.set(h.subarray(at * d, (at + 1) * d));
      normaliseLength(row, d);
      this.#moments.add(row);
      this.#steps[place] = step;
    }
    this.#next += ids.length;
    this.#filled = Math.max(this.#filled, this.#next);
    if (this.#next >= this.#ids.length) this.#next = 0;
  }

  /**
   * Positions of all photos embedded so far, and of both views of some, in one plane. The cloud has a
   * root-mean-square radius of 1 and lies over the last one as well as a turn or a mirror allows.
   *
   * @param pairs h of views [2m, d]: first views, then second views
   */
  positions(pairs: Float32Array): MapPositions {
    const d = this.#d;
    const rows = this.#rows.subarray(0, this.#filled * d);
    const views = pairs.slice();
    normaliseLength(views, d);
    this.#plane = principalPlane(this.#moments, d, this.#plane);
    const positions = projectRows(rows, d, this.#plane);
    const viewPositions = projectRows(views, d, this.#plane);
    const map = this.#alignment(positions);
    const scale = 1 / Math.max(rmsRadius(positions), 1e-12);
    this.#laid = { map, scale };
    applyMap(positions, map, scale);
    applyMap(viewPositions, map, scale);
    this.#last = positions;
    const photos = this.#ids.slice(0, this.#filled);
    return { photos, positions: positions.slice(), pairPositions: interleave(viewPositions) };
  }

  #place(h: Float32Array): readonly [number, number] | null {
    if (this.#plane === null || this.#laid === null) return null;
    const row = h.slice();
    normaliseLength(row, this.#d);
    const position = projectRows(row, this.#d, this.#plane);
    applyMap(position, this.#laid.map, this.#laid.scale);
    return [position[0]!, position[1]!];
  }

  #alignment(positions: Float32Array): PlaneMap {
    const shared = Math.min(positions.length, this.#last.length);
    return procrustes(positions.subarray(0, shared), this.#last.subarray(0, shared));
  }
}

/** [2m, 2], first views then second views → [m, 2 views, 2] */
function interleave(points: Float32Array): Float32Array<ArrayBuffer> {
  const pairs = points.length / 4;
  const out = new Float32Array(points.length);
  for (let pair = 0; pair < pairs; pair++) {
    out.set(points.subarray(pair * 2, pair * 2 + 2), pair * 4);
    out.set(points.subarray((pairs + pair) * 2, (pairs + pair) * 2 + 2), pair * 4 + 2);
  }
  return out;
}
