import { npy } from '../npy.ts';
import { png } from '../png.ts';
import type { Parts } from '../zip.ts';
import type { Embeddings } from './embeddings.ts';
import { photosParquet } from './parquet.ts';
import { spriteBands, spriteLayout } from './sprite.ts';
import { metadataTsv, photosCsv, tensorsTsv } from './tables.ts';

/**
 * Files of the folder `embeddings`: h for NumPy, a table for spreadsheets and one for notebooks, and what TensorBoard's Embedding
 * Projector takes. Their rows come in one order. Each is made as it is read.
 */
export function embeddingFiles(embeddings: Embeddings): ReadonlyMap<string, Parts> {
  const { photos, h, d } = embeddings;
  const sprite = spriteLayout(photos.length);
  const ids = photos.map(({ id }) => id);
  return new Map<string, Parts>([
    ['h.npy', npy(h, [photos.length, d])],
    ['photos.csv', photosCsv(embeddings)],
    ['photos.parquet', photosParquet(embeddings)],
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
