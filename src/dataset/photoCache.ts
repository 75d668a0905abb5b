import type { PackedPhotos } from '../core/photos.ts';
import { createScaler } from './wasmScaler.ts';

/** All photos of a data set as uint8 RGB squares, by id: of one side, but for those that have fewer pixels. */
export class PhotoCache {
  /** Side of each photo in pixels, at most. */
  readonly side: number;
  readonly #photos: Uint8Array<ArrayBuffer>[] = [];
  #largestSide = 0;

  constructor(side: number) {
    this.side = side;
  }

  get count(): number {
    return this.#photos.length;
  }

  /** The largest side of a photo; below `side` the originals have nothing more to show. */
  get largestSide(): number {
    return this.#largestSide;
  }

  /**
   * Takes a photo over, and copies nothing: memory that is touched for the first time, as that of a copy would be,
   * costs as much as a third of a small photo's decoding.
   *
   * @param pixels [s, s, 3] with s ≤ side, to be left alone from now on
   * @returns its id, one more than the last
   */
  append(pixels: Uint8Array<ArrayBuffer>): number {
    this.#largestSide = Math.max(this.#largestSide, sideOf(pixels));
    return this.#photos.push(pixels) - 1;
  }

  /** The pixels of a photo, [s, s, 3], themselves. */
  photo(id: number): Uint8Array<ArrayBuffer> {
    const photo = this.#photos[id];
    if (photo === undefined) throw new RangeError(`There is no photo ${id}.`);
    return photo;
  }

  /**
   * A copy of all photos at another side, area averages where that is smaller. A larger side is bilinear and
   * shows nothing new: read the files again instead.
   */
  pack(side: number): PackedPhotos {
    const bytes = side * side * 3;
    const pixels = new Uint8Array(this.count * bytes);
    const scaler = createScaler();
    for (let id = 0; id < this.count; id++) {
      const photo = this.photo(id);
      const own = sideOf(photo);
      const scaled = side === own ? photo : scaler.scale({ pixels: photo, channels: 3, from: own, to: side });
      pixels.set(scaled, id * bytes);
    }
    return { pixels, count: this.count, side };
  }
}

/** Side of a square of RGB in pixels. */
export function sideOf(pixels: Uint8Array): number {
  return Math.sqrt(pixels.length / 3);
}
