import type { Neighbourhood } from '../../core/neighbourhood.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { EmbeddedPhotos } from './photoMap.ts';

/** What can be asked about the photos of the latest map. */
export class MappedPhotos {
  /** What that map was made of; null before the first of a run. */
  embedded: EmbeddedPhotos | null = null;

  /** The k photos most like one; null where the map does not have it yet. */
  neighbourhood(photo: number, k: number): Neighbourhood | null {
    return this.embedded && neighbourhoodOf(this.embedded, photo, k);
  }
}
