import { THUMBNAIL_SIDE } from '../core/photos.ts';
import { Listeners } from './listeners.ts';

const THUMBNAIL_BYTES = THUMBNAIL_SIDE * THUMBNAIL_SIDE * 4;

/** Small pictures of all photos as they came, by photo id. The pages that the worker sent are kept, not copied. */
export class Thumbnails {
  readonly #listeners = new Listeners();
  readonly #pictures: Uint8ClampedArray<ArrayBuffer>[] = [];
  #version = 0;
  #generation = 0;

  readonly subscribe = this.#listeners.subscribe;
  readonly version = (): number => this.#version;

  /** Goes up when all pictures are replaced, rather than more added. */
  get generation(): number {
    return this.#generation;
  }

  get count(): number {
    return this.#pictures.length;
  }

  /** RGBA of one photo, [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 4]. */
  pixelsOf(id: number): Uint8ClampedArray<ArrayBuffer> | undefined {
    return this.#pictures[id];
  }

  /** Adds a page: the pictures of the next photos, in order of id. */
  append(page: Uint8ClampedArray<ArrayBuffer>): void {
    for (let start = 0; start < page.length; start += THUMBNAIL_BYTES) {
      this.#pictures.push(page.subarray(start, start + THUMBNAIL_BYTES));
    }
    this.#change();
  }

  clear(): void {
    this.#pictures.length = 0;
    this.#generation += 1;
    this.#change();
  }

  #change(): void {
    this.#version += 1;
    this.#listeners.notify();
  }
}
