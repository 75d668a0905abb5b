import { freePath } from '../../core/freePath.ts';
import type { SortingJob } from './sortedFile.ts';

/**
 * Writes copies of files into folders of a folder that the user has chosen. Nothing that is there is written over: a
 * copy whose name is taken gets a number.
 *
 * @returns how many were written; files that could no longer be opened are left out
 * @throws what the browser throws where it may not write any more, or the disk is full; AbortError
 */
export async function sortIntoFolder(
  root: FileSystemDirectoryHandle,
  { files, onDone, signal }: SortingJob,
): Promise<number> {
  const folders = new Map<string, Folder>();
  let written = 0;
  for (const [at, { file, folder, name }] of files.entries()) {
    signal.throwIfAborted();
    let target = folders.get(folder);
    if (target === undefined) folders.set(folder, (target = await Folder.open(root, folder)));
    if (await target.write(file, name, signal)) written += 1;
    onDone(at + 1);
  }
  return written;
}

/** A folder, and the names in it. */
class Folder {
  readonly #handle: FileSystemDirectoryHandle;
  /** In lower case, since some file systems take `A.jpg` and `a.jpg` for one. */
  readonly #names: Set<string>;

  private constructor(handle: FileSystemDirectoryHandle, names: Set<string>) {
    this.#handle = handle;
    this.#names = names;
  }

  static async open(root: FileSystemDirectoryHandle, name: string): Promise<Folder> {
    const handle = await root.getDirectoryHandle(name, { create: true });
    const names = new Set<string>();
    for await (const known of handle.keys()) names.add(known.toLowerCase());
    return new Folder(handle, names);
  }

  /** Whether the file could still be read. What was begun and cannot be ended is taken away again. */
  async write(file: File, name: string, signal: AbortSignal): Promise<boolean> {
    if (!(await isReadable(file))) return false;
    const free = freePath(name, (path) => this.#names.has(path.toLowerCase()));
    this.#names.add(free.toLowerCase());
    const target = await this.#handle.getFileHandle(free, { create: true });
    try {
      await file.stream().pipeTo(await target.createWritable(), { signal });
    } catch (thrown) {
      await this.#handle.removeEntry(free).catch(() => undefined);
      throw thrown;
    }
    return true;
  }
}

/** Files vanish, change and lose permission between the choice and the reading. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
