import type { MapRows, Neighbourhood } from '../../core/neighbourhood.ts';
import type { PhotoValueName, PhotoValues } from '../../core/photoValues.ts';
import type { EvaluationControl } from '../probe/evaluateModel.ts';
import { ages, neighbourhoodOf } from './neighbourhood.ts';
import type { EmbeddedPhotos } from './photoMap.ts';
import { PhotoMeter, type Watched } from './photoValues.ts';

/** What can be asked about the photos of the latest map. */
export class MappedPhotos {
  #embedded: EmbeddedPhotos | null = null;
  #meter = new PhotoMeter();

  /** A run begins, and nothing is on its map. */
  clear(): void {
    this.#embedded = null;
    this.#meter = new PhotoMeter();
  }

  /** What the latest map of the run was made of. */
  update(embedded: EmbeddedPhotos): void {
    this.#embedded = embedded;
  }

  /** The k photos most like one; null where the map does not have it yet. */
  neighbourhood(photo: number, k: number): Neighbourhood | null {
    return this.#embedded && neighbourhoodOf(this.#embedded, photo, k);
  }

  /** Where an h [d] lies in the plane of the latest map; null before there is one. */
  place(h: Float32Array): readonly [number, number] | null {
    return this.#embedded?.place(h) ?? null;
  }

  /** A copy of what the map was made of; null before there is one. */
  rows(): MapRows | null {
    if (!this.#embedded) return null;
    const { photos, rows, steps } = this.#embedded;
    return { photos: photos.slice(), rows: rows.values.slice(), d: rows.d, ...ages(steps) };
  }

  /** A number for each photo of the map; null before there is one. */
  async measure(
    of: PhotoValueName,
    watched: Watched,
    { signal, breathe }: EvaluationControl,
  ): Promise<PhotoValues | null> {
    const pause = (): Promise<void> => breathe().then(() => signal.throwIfAborted());
    return this.#embedded && this.#meter.measure(of, this.#embedded, watched, pause);
  }
}
