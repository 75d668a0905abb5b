import type { PackedPhotos } from '../../core/photos.ts';
import type { ViewSource } from './viewSource.ts';
import { openViews } from './views.ts';

/**
 * A source of views that outlives its runs, so that the photos go to the device once. When it is retired it is freed
 * as soon as nobody uses it: a run goes on with the photos that it began with.
 */
export class SharedViews {
  readonly photos: PackedPhotos;
  #opening: Promise<ViewSource> | undefined;
  #source: ViewSource | undefined;
  #users = 0;
  #retired = false;

  constructor(photos: PackedPhotos) {
    this.photos = photos;
  }

  /** The source, opened by the first who asks. Whatever comes of it, one `release` must follow. */
  acquire(): Promise<ViewSource> {
    this.#users += 1;
    this.#opening ??= openViews(this.photos).then((source) => {
      this.#source = source;
      this.#settle();
      return source;
    });
    return this.#opening;
  }

  release(): void {
    this.#users -= 1;
    this.#settle();
  }

  /** Nobody will acquire it any more. */
  retire(): void {
    this.#retired = true;
    this.#settle();
  }

  #settle(): void {
    if (!this.#retired || this.#users > 0) return;
    this.#source?.dispose();
    this.#source = undefined;
  }
}
