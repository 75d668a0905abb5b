import type { Message } from '../core/message.ts';
import { THUMBNAIL_SIDE, type PhotoRecord, type SkippedFile } from '../core/photos.ts';
import { packThumbnail, THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import type { Decode, DecodedPhoto } from './decode.ts';
import type { Fingerprints } from './duplicates/fingerprints.ts';
import { inOrder } from './inOrder.ts';
import { folderLabels } from './label.ts';
import { sideOf, type PhotoCache } from './photoCache.ts';
import type { SourceFile } from './sourceFile.ts';
import { reasonFor } from './unreadable.ts';
import { createScaler } from './wasmScaler.ts';

export interface ImportJob {
  readonly files: readonly SourceFile[];
  /** Photos are appended to it; its side is the side at which they are decoded. */
  readonly cache: PhotoCache;
  /** Takes one of each photo, as the cache takes its pixels. */
  readonly fingerprints: Fingerprints;
  readonly decode: Decode;
  /** Files in flight. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/** What has come since the batch before. */
export interface ImportBatch {
  /** Ids count on from the batch before. */
  readonly records: readonly PhotoRecord[];
  /** The file of each record. */
  readonly sources: readonly SourceFile[];
  /** Packed, [records, THUMBNAIL_BYTES]. */
  readonly thumbnails: Uint8Array<ArrayBuffer>;
  readonly skipped: readonly SkippedFile[];
  /** Files dealt with so far, this batch included. */
  readonly done: number;
}

/** A batch ends with this many files or after this many milliseconds, whichever comes first. */
const BATCH_FILES = 64;
const BATCH_MS = 100;

/**
 * Reads files into the cache in the order given, whatever order their decoding ends in, so that ids depend on
 * nothing but the files. A file that cannot be read is skipped with a reason, and costs that file alone.
 *
 * @throws LikenessError `aborted` when the signal fires, after a last batch: cache and batches always agree
 */
export async function* importPhotos(job: ImportJob): AsyncGenerator<ImportBatch, void> {
  const { files, cache, fingerprints, signal } = job;
  const labels = folderLabels(files.map(({ path }) => path));
  const batches = new BatchBuilder(cache, fingerprints);
  try {
    for await (const outcome of inOrder(files, job.concurrency, (source) => read(source, job), signal)) {
      batches.add(outcome, labels[batches.done] ?? null);
      if (batches.isDue()) yield batches.take();
    }
  } catch (error) {
    if (!batches.isEmpty()) yield batches.take();
    throw error;
  }
  if (!batches.isEmpty()) yield batches.take();
}

type Outcome = { readonly source: SourceFile } & (
  { readonly photo: DecodedPhoto } | { readonly reason: Message }
);

async function read(source: SourceFile, { decode, cache, signal }: ImportJob): Promise<Outcome> {
  try {
    return { source, photo: await decode(source.file, cache.side, signal) };
  } catch (error) {
    return { source, reason: reasonFor(error) };
  }
}

/** Commits outcomes to the cache and gathers what is told of them. */
class BatchBuilder {
  done = 0;
  readonly #cache: PhotoCache;
  readonly #fingerprints: Fingerprints;
  readonly #scaler = createScaler();
  #records: PhotoRecord[] = [];
  #sources: SourceFile[] = [];
  #skipped: SkippedFile[] = [];
  /** [BATCH_FILES, THUMBNAIL_BYTES], of the records so far. */
  readonly #thumbnails = new Uint8Array(BATCH_FILES * THUMBNAIL_BYTES);
  #startedMs = performance.now();

  constructor(cache: PhotoCache, fingerprints: Fingerprints) {
    this.#cache = cache;
    this.#fingerprints = fingerprints;
  }

  add(outcome: Outcome, label: string | null): void {
    this.done += 1;
    const { path } = outcome.source;
    if ('reason' in outcome) {
      this.#skipped.push({ path, reason: outcome.reason });
      return;
    }
    const { pixels, width, height } = outcome.photo;
    const small = this.#scaler.scale({ pixels, channels: 3, from: sideOf(pixels), to: THUMBNAIL_SIDE });
    packThumbnail(small, this.#thumbnails, this.#records.length * THUMBNAIL_BYTES);
    const hash = this.#fingerprints.add(small);
    this.#records.push({ id: this.#cache.append(pixels), path, label, width, height, hash });
    this.#sources.push(outcome.source);
  }

  isEmpty(): boolean {
    return this.#records.length + this.#skipped.length === 0;
  }

  isDue(): boolean {
    const files = this.#records.length + this.#skipped.length;
    return files >= BATCH_FILES || performance.now() - this.#startedMs >= BATCH_MS;
  }

  take(): ImportBatch {
    const records = this.#records;
    const batch = {
      records,
      sources: this.#sources,
      thumbnails: this.#thumbnails.slice(0, records.length * THUMBNAIL_BYTES),
      skipped: this.#skipped,
      done: this.done,
    };
    this.#records = [];
    this.#sources = [];
    this.#skipped = [];
    this.#startedMs = performance.now();
    return batch;
  }
}
