import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import type { PhotoRecord } from '../core/photos.ts';
import type { SortedPhoto } from '../core/sorting.ts';
import { Fingerprints } from '../dataset/duplicates/fingerprints.ts';
import { packCache } from '../dataset/packedCache.ts';
import { PhotoCache } from '../dataset/photoCache.ts';
import type { SortedFile } from '../dataset/sorting/sortedFile.ts';
import type { PhotoSource } from '../dataset/sourceFile.ts';

/** The photos, and their files, which are kept to be read again at a larger side. */
export interface Dataset {
  cache: PhotoCache;
  readonly sources: PhotoSource[];
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
function startDataset(side: number): Dataset {
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

/** @throws LikenessError `no-photos`; `no-originals` where the photo was kept without its file */
export function fileOf({ sources }: Pick<Dataset, 'sources'>, photo: number): File {
  const source = sources[photo];
  if (source === undefined) throw new LikenessError('no-photos', message('This photo is no longer here.'));
  if (source.file === null)
    throw new LikenessError(
      'no-originals',
      message(
        'The original of this photo is not here: what this browser or a project keeps of photos are small copies. Give their folder once more.',
      ),
    );
  return source.file;
}

/**
 * The files of a plan, before the first of them is copied.
 *
 * @throws LikenessError `no-photos`; `no-originals` where only some could be copied, or none: kept pixels are no photo
 */
export function filesOf(
  dataset: Pick<Dataset, 'sources'>,
  plan: readonly SortedPhoto[],
): readonly SortedFile[] {
  const missing = plan.filter(({ photo }) => dataset.sources[photo]?.file === null).length;
  if (missing > 0)
    throw new LikenessError(
      'no-originals',
      message(
        'Nothing was written, since {missing, plural, one {the original of # photo is} other {the originals of # photos are}} not here: what this browser or a project keeps of photos are small copies. Give their folder once more, and sort then. “Download predictions” needs no originals.',
        { missing },
      ),
    );
  return plan.map(({ photo, folder, name }) => ({ file: fileOf(dataset, photo), folder, name }));
}

/** The photos at hand, and those that come in their place. */
export class Datasets {
  current: Dataset | null = null;
  #coming: Dataset | null = null;

  /** An empty one, in the place of another that has begun; what is at hand stays until `takePlace`. */
  begin(side: number): Dataset {
    this.#coming?.replaced.abort();
    this.#coming = startDataset(side);
    return this.#coming;
  }

  /** The first photos of a data set have come: those of before go. */
  takePlace(dataset: Dataset): void {
    if (dataset !== this.#coming) return;
    this.current?.replaced.abort();
    this.current = dataset;
    this.#coming = null;
  }
}
