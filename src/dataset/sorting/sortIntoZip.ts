import { Zip, ZipPassThrough } from 'fflate';
import { LikenessError } from '../../core/errors.ts';
import { message } from '../../core/message.ts';
import { openFile, type SortingJob } from './sortedFile.ts';

/** What a zip holds without the extensions of Zip64, which not every program reads. */
const LARGEST_BYTES = 2 ** 32 - 2 ** 24;
const MOST_FILES = 65_000;

/** Bytes that are held before the browser takes them over, which may keep them on disk. */
const PART_BYTES = 8 * 2 ** 20;

export interface SortedZip {
  readonly zip: Blob;
  /** Files that are in it; those that could no longer be opened are not. */
  readonly copied: number;
}

/**
 * Copies of files in folders, as one zip. Nothing is compressed, since photos are already; the files stream through, so
 * that a gigabyte of them takes no gigabyte of memory.
 *
 * @throws LikenessError `too-large` above 4 GB; AbortError
 */
export async function sortIntoZip({ files, onDone, signal }: SortingJob): Promise<SortedZip> {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > LARGEST_BYTES || files.length > MOST_FILES) {
    const said = message(
      'These photos are more than a zip holds. Sort them into a folder instead, or fewer of them.',
    );
    throw new LikenessError('too-large', said);
  }
  const parts = new BlobParts();
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    parts.push(chunk);
  });
  let copied = 0;
  for (const [at, { file, folder, name }] of files.entries()) {
    signal.throwIfAborted();
    const content = await openFile(file);
    if (content !== null) {
      const entry = new ZipPassThrough(`${folder}/${name}`);
      entry.mtime = zipTime(file.lastModified);
      zip.add(entry);
      for await (const chunk of content) entry.push(chunk);
      entry.push(new Uint8Array(), true);
      copied += 1;
    }
    onDone(at + 1);
  }
  zip.end();
  return { zip: parts.blob('application/zip'), copied };
}

/** A time that a zip can hold: it knows none before 1980 or after 2099. */
function zipTime(milliseconds: number): Date {
  const time = new Date(milliseconds);
  const year = time.getFullYear();
  return year >= 1980 && year < 2100 ? time : new Date(1980, 0, 1);
}

/** Bytes that come in small pieces, as a Blob of large ones. */
class BlobParts {
  readonly #done: Blob[] = [];
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  push(chunk: Uint8Array<ArrayBuffer>): void {
    this.#pending.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= PART_BYTES) this.#flush();
  }

  blob(type: string): Blob {
    this.#flush();
    return new Blob(this.#done, { type });
  }

  #flush(): void {
    this.#done.push(new Blob(this.#pending));
    this.#pending = [];
    this.#bytes = 0;
  }
}
