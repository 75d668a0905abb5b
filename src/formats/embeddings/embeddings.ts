import type { PackedPhotos } from '../../core/photos.ts';
import type { PhotoUse } from '../../core/photoUse.ts';

/** A photo whose h is exported. */
export interface EmbeddedPhoto {
  /** Its place in the data set. */
  readonly id: number;
  readonly path: string;
  readonly label: string | null;
  readonly split: PhotoUse;
}

/** Photos and what a model makes of them, all in one order. */
export interface Embeddings {
  readonly photos: readonly EmbeddedPhoto[];
  /** h, [n, d] */
  readonly h: Float32Array;
  readonly d: number;
  /** Where they lie in the plane of the map, [n, 2]. */
  readonly positions: Float32Array;
  /** Pixels of the whole data set. */
  readonly pictures: Pick<PackedPhotos, 'pixels' | 'side'>;
}
