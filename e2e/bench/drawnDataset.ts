import type { WorkerPort } from '../../src/client/connection.ts';
import { yieldMacrotask } from '../../src/worker/macrotask.ts';
import { THUMBNAIL_SIDE, type PackedPhotos, type PhotoRecord } from '../../src/core/photos.ts';
import { cacheSide } from '../../src/core/settings.ts';
import type { DatasetEvents, DatasetRequests } from '../../src/protocol/dataset.ts';
import type { FromWorker, ToWorker } from '../../src/protocol/wire.ts';
import { packThumbnail, THUMBNAIL_BYTES } from '../../src/core/thumbnailCode.ts';

const BATCH = 256;

/**
 * Stands for the dataset worker: its photos are drawn and not read, so that 50,000 are there within seconds. It
 * speaks as the worker does, and everything from the store on is the product's own.
 */
export class DrawnDataset implements WorkerPort {
  #listener: (event: Event) => void = () => undefined;
  #handed: string[] = [];
  #count = 0;

  addEventListener(type: string, listener: (event: Event) => void): void {
    if (type === 'message') this.#listener = listener;
  }

  terminate(): void {
    this.#listener = () => undefined;
  }

  postMessage(message: unknown): void {
    const request = message as ToWorker<DatasetRequests>;
    if (request.type === 'cancel') return;
    const { id } = request;
    if (request.name === 'hand') {
      this.#handed.push(...request.params.files.map(({ path }) => path));
      this.#say({ type: 'reply', id, result: undefined });
    } else if (request.name === 'import') void this.#import(id, this.#handed.splice(0));
    else if (request.name === 'pack')
      this.#say({ type: 'reply', id, result: this.#pack(cacheSide(request.params.imageSize)) });
    // Nothing else is asked of photos that are drawn but to be kept, which they are not.
    else this.#say({ type: 'failure', id, error: { code: 'storage-denied', said: { text: 'Not kept.' } } });
  }

  async #import(id: number, paths: readonly string[]): Promise<void> {
    this.#count = paths.length;
    for (let start = 0; start < paths.length; start += BATCH) {
      const batch = paths.slice(start, start + BATCH);
      const records = batch.map((path, at): PhotoRecord => ({
        id: start + at,
        path,
        label: path.slice(0, path.indexOf('/')),
        width: 640,
        height: 480,
        hash: '0'.repeat(16),
      }));
      const thumbnails = drawThumbnails(start, batch.length);
      this.#say({ type: 'event', name: 'photos', payload: { records, thumbnails } });
      const progress = { done: start + batch.length, total: paths.length };
      this.#say({ type: 'event', name: 'progress', payload: progress });
      await yieldMacrotask();
    }
    this.#say({ type: 'reply', id, result: { photos: this.#count, skipped: 0 } });
  }

  #pack(side: number): PackedPhotos {
    const pixels = drawSquares(0, this.#count, side);
    return { pixels, count: this.#count, side };
  }

  #say(data: FromWorker<DatasetRequests, DatasetEvents>): void {
    this.#listener(new MessageEvent('message', { data }));
  }
}

function drawThumbnails(first: number, count: number): Uint8Array<ArrayBuffer> {
  const thumbnails = new Uint8Array(count * THUMBNAIL_BYTES);
  for (let photo = 0; photo < count; photo++) {
    packThumbnail(drawSquares(first + photo, 1, THUMBNAIL_SIDE), thumbnails, photo * THUMBNAIL_BYTES);
  }
  return thumbnails;
}

/**
 * Slopes and stripes of colour, each photo its own, in ten kinds that run into one another: [count, side, side, 3].
 */
function drawSquares(first: number, count: number, side: number): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(count * side * side * 3);
  for (let photo = 0, at = 0; photo < count; photo++) {
    const kind = (first + photo) % 10;
    const [light, right, down, bright, across] = traitsOf(first + photo);
    const base = 100 + kind * 6 + 80 * light;
    const [stepX, stepY] = [Math.round((256 / side) * 8 * right), Math.round((256 / side) * 8 * down)];
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++, at += 3) {
        pixels[at] = base + (((x * stepX + y * stepY) & 255) >> 2);
        pixels[at + 1] = ((x * 200) / side) * (1 - across) + 50 * across;
        pixels[at + 2] = Math.min(255, ((y * (kind + 4) * 16) / side) * (0.6 + bright));
      }
    }
  }
  return pixels;
}

/** Five numbers of a photo in [0, 1), as if by chance. */
function traitsOf(photo: number): [number, number, number, number, number] {
  const trait = (salt: number): number => {
    const wave = Math.sin(photo * 12.9898 + salt * 78.233) * 43_758.5453;
    return wave - Math.floor(wave);
  };
  return [trait(1), trait(2), trait(3), trait(4), trait(5)];
}
