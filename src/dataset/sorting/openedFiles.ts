import { openFile, type SortingJob } from './sortedFile.ts';

/** A copy on its way into a zip. */
export interface OpenedFile {
  readonly path: string;
  /** When the file was last changed, in milliseconds since 1970. */
  readonly modified: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The files of a job, one after the other, each open; those that can no longer be opened are left out. */
export async function* openedFiles({ files, onDone, signal }: SortingJob): AsyncGenerator<OpenedFile, void> {
  for (const [at, { file, folder, name }] of files.entries()) {
    signal.throwIfAborted();
    const content = await openFile(file);
    if (content !== null) yield { path: `${folder}/${name}`, modified: file.lastModified, content };
    onDone(at + 1);
  }
}
