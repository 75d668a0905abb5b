import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { unpackHalf, unpackQuarter, unpackThumbnail } from '../core/unpackThumbnail.ts';
import { Listeners } from './listeners.ts';

/**
 * Small pictures of all photos as they came, by photo id. The pages that the worker sent are kept, not copied, and
 * stay packed, 2 kB a photo: whoever draws unpacks what is in sight and keeps as much of it as that takes.
 */
export class Thumbnails {
  readonly #listeners = new Listeners();
  readonly #packed: Uint8Array<ArrayBuffer>[] = [];
  #version = 0;
  #generation = 0;

  readonly subscribe = this.#listeners.subscribe;
  readonly version = (): number => this.#version;

  /** Goes up when all pictures are replaced, rather than more added. */
  get generation(): number {
    return this.#generation;
  }

  get count(): number {
    return this.#packed.length;
  }

  /** RGBA of one photo, [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 4], unpacked anew at each call. */
  pixelsOf(id: number): Uint8ClampedArray<ArrayBuffer> | undefined {
    const packed = this.#packed[id];
    return packed && unpackThumbnail(packed);
  }

  /** The same at half the side, which is faster. */
  halfOf(id: number): Uint8ClampedArray<ArrayBuffer> | undefined {
    const packed = this.#packed[id];
    return packed && unpackHalf(packed);
  }

  /** The same at a quarter of the side, which is much faster. */
  quarterOf(id: number): Uint8ClampedArray<ArrayBuffer> | undefined {
    const packed = this.#packed[id];
    return packed && unpackQuarter(packed);
  }

  /** Adds a page: the pictures of the next photos, in order of id, [n, THUMBNAIL_BYTES]. */
  append(page: Uint8Array<ArrayBuffer>): void {
    for (let start = 0; start < page.length; start += THUMBNAIL_BYTES) {
      this.#packed.push(page.subarray(start, start + THUMBNAIL_BYTES));
    }
    this.#change();
  }

  clear(): void {
    this.#packed.length = 0;
    this.#generation += 1;
    this.#change();
  }

  #change(): void {
    this.#version += 1;
    this.#listeners.notify();
  }
}
