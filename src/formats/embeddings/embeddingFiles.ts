import type { PackedPhotos } from '../../core/photos.ts';
import type { PhotoUse } from '../../core/photoUse.ts';
import { npy } from '../npy.ts';
import { png } from '../png.ts';
import type { Parts } from '../zip.ts';
import { spriteBands, spriteLayout } from './sprite.ts';
import { metadataTsv, photosCsv, tensorsTsv } from './tables.ts';

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

/**
 * Files of the folder `embeddings`: h for NumPy, a table for spreadsheets and notebooks, and what TensorBoard's Embedding
 * Projector takes. Their rows come in one order. Each is made as it is read.
 */
export function embeddingFiles(embeddings: Embeddings): ReadonlyMap<string, Parts> {
  const { photos, h, d } = embeddings;
  const sprite = spriteLayout(photos.length);
  const ids = photos.map(({ id }) => id);
  return new Map<string, Parts>([
    ['h.npy', npy(h, [photos.length, d])],
    ['photos.csv', photosCsv(embeddings)],
    ['tensors.tsv', tensorsTsv(embeddings)],
    ['metadata.tsv', metadataTsv(embeddings)],
    ['sprite.png', png(sprite.width, sprite.height, spriteBands(embeddings.pictures, ids, sprite))],
    ['projector_config.pbtxt', [new TextEncoder().encode(projectorConfig(sprite.side))]],
  ]);
}

/** With this beside the files, `tensorboard --logdir embeddings` finds them by itself. */
function projectorConfig(side: number): string {
  return `embeddings {
  tensor_name: "h"
  tensor_path: "tensors.tsv"
  metadata_path: "metadata.tsv"
  sprite {
    image_path: "sprite.png"
    single_image_dim: ${side}
    single_image_dim: ${side}
  }
}
`;
}
