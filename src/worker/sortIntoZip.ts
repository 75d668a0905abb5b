import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { openedFiles } from '../dataset/sorting/openedFiles.ts';
import type { SortingJob } from '../dataset/sorting/sortedFile.ts';
import { writeZip } from '../formats/writeZip.ts';
import { MOST } from '../formats/zip.ts';

/** Of a file in a zip, beside its content: its two headers, and its name twice. */
const HEADER_BYTES = 2 ** 10;

export interface SortedZip {
  readonly zip: Blob;
  /** Files that are in it; those that could no longer be opened are not. */
  readonly copied: number;
}

/**
 * Copies of files in folders, as one zip. The files stream through, so that a gigabyte of them takes no gigabyte of
 * memory.
 *
 * @throws LikenessError `too-large` above 4 GiB, before the first is read; `bad-zip` where the zip cannot be read back;
 *   AbortError
 */
export async function sortIntoZip(job: SortingJob): Promise<SortedZip> {
  const { files, signal } = job;
  const bytes = files.reduce((sum, { file }) => sum + file.size + HEADER_BYTES, 0);
  if (bytes > MOST.bytes || files.length > MOST.files) {
    const said = message(
      'These photos are more than a zip holds. Sort them into a folder instead, or fewer of them.',
    );
    throw new LikenessError('too-large', said);
  }
  let copied = 0;
  const zip = await writeZip(
    async (writer) => {
      for await (const { path, modified, content } of openedFiles(job)) {
        await writer.addParts(path, content, zipTime(modified));
        copied += 1;
      }
    },
    { signal },
  );
  return { zip, copied };
}

/** A time that a zip can hold: it knows none before 1980 or after 2099. */
function zipTime(milliseconds: number): Date {
  const time = new Date(milliseconds);
  const year = time.getFullYear();
  return year >= 1980 && year < 2100 ? time : new Date(1980, 0, 1);
}
