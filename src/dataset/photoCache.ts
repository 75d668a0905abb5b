import type { PackedPhotos } from '../core/photos.ts';
import { createScaler } from './wasmScaler.ts';

/** All photos of a data set as uint8 RGB squares of one side, by id. */
export class PhotoCache {
  /** Side of each photo in pixels. */
  readonly side: number;
  readonly #photos: Uint8Array<ArrayBuffer>[] = [];

  constructor(side: number) {
    this.side = side;
  }

  get count(): number {
    return this.#photos.length;
  }

  /**
   * Takes a photo over, and copies nothing: memory that is touched for the first time, as that of a copy would be,
   * costs as much as a third of a small photo's decoding.
   *
   * @param pixels [side, side, 3], to be left alone from now on
   * @returns its id, one more than the last
   */
  append(pixels: Uint8Array<ArrayBuffer>): number {
    return this.#photos.push(pixels) - 1;
  }

  /** The pixels of a photo, [side, side, 3], themselves. */
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
      const scaled =
        side === this.side ? photo : scaler.scale({ pixels: photo, channels: 3, from: this.side, to: side });
      pixels.set(scaled, id * bytes);
    }
    return { pixels, count: this.count, side };
  }
}
