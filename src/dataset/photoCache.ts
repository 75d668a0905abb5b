import type { PackedPhotos } from '../core/photos.ts';
import { createScaler } from './wasmScaler.ts';

/**
 * Size of a chunk in bytes. Chunks are never moved, so that a growing cache never holds two copies of itself,
 * as one array that doubles would.
 */
const CHUNK_BYTES = 4_194_304;

/** All photos of a data set as uint8 RGB squares of one side, by id. */
export class PhotoCache {
  /** Side of each photo in pixels. */
  readonly side: number;
  readonly #photoBytes: number;
  readonly #photosPerChunk: number;
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  #count = 0;

  constructor(side: number) {
    this.side = side;
    this.#photoBytes = side * side * 3;
    this.#photosPerChunk = Math.max(1, Math.floor(CHUNK_BYTES / this.#photoBytes));
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Copies a photo in.
   *
   * @param pixels [side, side, 3]
   * @returns its id, one more than the last
   */
  append(pixels: Uint8Array): number {
    const place = this.#count % this.#photosPerChunk;
    if (place === 0) this.#chunks.push(new Uint8Array(this.#photosPerChunk * this.#photoBytes));
    this.#chunks.at(-1)?.set(pixels, place * this.#photoBytes);
    return this.#count++;
  }

  /** The pixels of a photo, [side, side, 3]: a view, not a copy. */
  photo(id: number): Uint8Array<ArrayBuffer> {
    const chunk = this.#chunks[Math.floor(id / this.#photosPerChunk)];
    if (chunk === undefined || id >= this.#count) throw new RangeError(`There is no photo ${id}.`);
    const start = (id % this.#photosPerChunk) * this.#photoBytes;
    return chunk.subarray(start, start + this.#photoBytes);
  }

  /**
   * A copy of all photos at another side, area averages where that is smaller. A larger side is bilinear and
   * shows nothing new: read the files again instead.
   */
  pack(side: number): PackedPhotos {
    const bytes = side * side * 3;
    const pixels = new Uint8Array(this.#count * bytes);
    const scaler = createScaler();
    for (let id = 0; id < this.#count; id++) {
      const photo = this.photo(id);
      const scaled =
        side === this.side ? photo : scaler.scale({ pixels: photo, channels: 3, from: this.side, to: side });
      pixels.set(scaled, id * bytes);
    }
    return { pixels, count: this.#count, side };
  }
}
