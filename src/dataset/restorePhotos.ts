import { THUMBNAIL_SIDE, type PhotoRecord } from '../core/photos.ts';
import { packThumbnail, THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import type { Fingerprints } from './duplicates/fingerprints.ts';
import type { UnpackedCache } from './packedCache.ts';
import { sideOf, type PhotoCache } from './photoCache.ts';
import { createScaler } from './wasmScaler.ts';

/** Photos that are told of at once. */
const BATCH = 64;

interface RestoredBatch {
  readonly records: readonly PhotoRecord[];
  /** Packed, [records, THUMBNAIL_BYTES]. */
  readonly thumbnails: Uint8Array<ArrayBuffer>;
}

/** Puts photos that were kept into an empty cache, and tells of them as an import would. */
export function* restorePhotos(
  { records, pixels }: UnpackedCache,
  cache: PhotoCache,
  fingerprints: Fingerprints,
): Generator<RestoredBatch> {
  const scaler = createScaler();
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const thumbnails = new Uint8Array(batch.length * THUMBNAIL_BYTES);
    const told = batch.map((record, place): PhotoRecord => {
      const photo = pixels[start + place]!;
      const small = scaler.scale({ pixels: photo, channels: 3, from: sideOf(photo), to: THUMBNAIL_SIDE });
      packThumbnail(small, thumbnails, place * THUMBNAIL_BYTES);
      fingerprints.add(small);
      return { ...record, id: cache.append(photo) };
    });
    yield { records: told, thumbnails };
  }
}
