import type { PhotoRecord } from '../core/photos.ts';
import { Fingerprints } from '../dataset/duplicates/fingerprints.ts';
import { packCache } from '../dataset/packedCache.ts';
import { PhotoCache } from '../dataset/photoCache.ts';
import type { SourceFile } from '../dataset/sourceFile.ts';

/** The photos, and their files, which are kept to be read again at a larger side. */
export interface Dataset {
  cache: PhotoCache;
  readonly sources: SourceFile[];
  readonly records: PhotoRecord[];
  /** The label of each photo. */
  labels: (string | null)[];
  readonly fingerprints: Fingerprints;
  /** The group of each photo, once all have been read; −1 for none. */
  groups: Int32Array<ArrayBuffer>;
  reading: boolean;
  /** Fires when another import replaces this one. */
  readonly replaced: AbortController;
}

/** An empty one, for photos of at most so many pixels a side. */
export function startDataset(side: number): Dataset {
  return {
    cache: new PhotoCache(side),
    sources: [],
    records: [],
    labels: [],
    fingerprints: new Fingerprints(),
    groups: new Int32Array(),
    reading: true,
    replaced: new AbortController(),
  };
}

/** The photos with their labels as they are told now. */
export function packedDataset({ cache, records, labels }: Dataset): Uint8Array<ArrayBuffer> {
  return packCache(
    cache,
    records.map((record, at) => ({ ...record, label: labels[at] ?? null })),
  );
}
