import type { LoosePicture } from '../core/likeness.ts';
import type { PackedPhotos, PhotoRecord, SkippedFile } from '../core/photos.ts';
import type { SortedPhoto } from '../core/sorting.ts';
import type { SquareRegion } from '../core/squareRegion.ts';

/** A file and where it stood in what the user gave. `File` crosses by reference: no bytes are copied. */
export interface ImportFile {
  readonly file: File;
  readonly path: string;
}

/** Which photo is meant: one of the set, or a file that is none of it. */
export type PictureSource = { readonly photo: number } | { readonly file: File };

export interface ImportSummary {
  readonly photos: number;
  readonly skipped: number;
}

/** What the page may ask of the dataset worker, which owns the photos. */
export type DatasetRequests = {
  /** Hands over some of the files that the next `import` is to read; `at` of them were handed before. */
  hand: [{ files: readonly ImportFile[]; at: number }, undefined];
  /**
   * Reads the files that were handed over into the cache, in their order: into a new data set, or after the photos of
   * the current one, whose ids stay. Events tell of progress. Fails with `no-photos` where there is no current one.
   */
  import: [{ side: number; into: 'new' | 'current' }, ImportSummary];
  /**
   * A copy of all photos for views of `imageSize` pixels, with room for crops; they are read again where the cache is
   * too small for that and the originals are not.
   */
  pack: [{ imageSize: number }, PackedPhotos];
  /** Writes all photos to the browser's storage. Fails with `storage-full` or `storage-denied`, and then leaves nothing. */
  keep: [{ fingerprint: string }, { bytes: number }];
  /** All photos in one run of bytes, for a project file. */
  packCache: [undefined, { bytes: Uint8Array<ArrayBuffer> }];
  /**
   * Makes photos the current ones that `keep` kept, or `packCache` packed. Events tell of them as in an import. Fails with
   * `no-photos` or `bad-project`, and then leaves what there was.
   */
  restore: [{ fingerprint: string } | { bytes: Uint8Array<ArrayBuffer> }, ImportSummary];
  /**
   * A part of a photo, with as many pixels as the photos have that are packed for views of `imageSize`. Fails with
   * `unreadable-photo`.
   */
  picture: [{ of: PictureSource; region: SquareRegion; imageSize: number }, LoosePicture];
  /**
   * Copies of photos, sorted into folders, as one zip. Events tell of progress. Fails with `too-large`, and with
   * `no-originals` where some of the files are not here; then nothing is written.
   */
  sortIntoZip: [{ plan: readonly SortedPhoto[] }, { zip: Blob; copied: number }];
  /** The same into a folder of the user's, in which nothing is written over. */
  sortIntoFolder: [{ plan: readonly SortedPhoto[]; folder: FileSystemDirectoryHandle }, { copied: number }];
};

/** What the dataset worker tells unasked. */
export type DatasetEvents = {
  /** The next photos, in order of id, with packed thumbnails: [n, THUMBNAIL_BYTES]. */
  photos: { readonly records: readonly PhotoRecord[]; readonly thumbnails: Uint8Array<ArrayBuffer> };
  skipped: readonly SkippedFile[];
  /** The group of near-duplicates of each photo, −1 for none: once, when all photos of an import have been told. */
  groups: Int32Array;
  /** The label of each photo, once more photos have come to those that were there: folders are told apart anew. */
  labels: readonly (string | null)[];
  progress: { readonly done: number; readonly total: number };
  /** Photos that `pack` has read again at a larger side. */
  sized: { readonly done: number; readonly total: number };
  /** Photos that a sorting has been through. */
  sorted: { readonly done: number; readonly total: number };
};
