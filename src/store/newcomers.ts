import { freePath } from '../core/freePath.ts';
import { message } from '../core/message.ts';
import type { SkippedFile } from '../core/photos.ts';
import type { ImportFile } from '../protocol/dataset.ts';

/** What becomes of the photos that are there when others come. */
export type Intake = 'replace' | 'add';

/** Files that are to be read beside the photos that are there, and those that need not be. */
export interface Newcomers {
  readonly fresh: readonly ImportFile[];
  readonly here: readonly SkippedFile[];
}

/**
 * Sorts out files that are there already, by path and size. Another file of the same path, from a folder of the same
 * name, gets a path of its own, as a file manager would give it: `cats/1 (2).jpg`.
 *
 * @param sizeOf bytes of the photo of a path; null where there is none
 */
export function newcomers(files: readonly ImportFile[], sizeOf: (path: string) => number | null): Newcomers {
  const taken = new Set<string>();
  const isTaken = (path: string): boolean => taken.has(path) || sizeOf(path) !== null;
  const fresh: ImportFile[] = [];
  const here: SkippedFile[] = [];
  for (const { file, path } of files) {
    if (sizeOf(path) === file.size) {
      here.push({ path, reason: message('already here') });
      continue;
    }
    const own = freePath(path, isTaken);
    taken.add(own);
    fresh.push({ file, path: own });
  }
  return { fresh, here };
}
