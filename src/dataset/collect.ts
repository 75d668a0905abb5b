import { fromEvent, type FileWithPath } from 'file-selector';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { comparePaths, isLitter, normalisePath } from './paths.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * The files of a drop, or of a file input's change, folders drained. Call it within the event: what was dropped
 * can be asked for only until the handler returns, so that nothing here waits before asking.
 *
 * Litter of operating systems and hidden files are left out without a word. The order is that of `comparePaths`.
 *
 * @throws LikenessError `no-photos` when the browser cannot list what was given
 */
export async function collectFiles(event: DragEvent | Event): Promise<SourceFile[]> {
  const listed = fromEvent(event);
  try {
    const files = (await listed).filter((item): item is FileWithPath => item instanceof File);
    return files
      .map((file) => ({ file, path: normalisePath(file.relativePath) }))
      .filter(({ path }) => !isLitter(path))
      .sort((a, b) => comparePaths(a.path, b.path));
  } catch (error) {
    const said = message('The browser could not list what you gave. Try the “Photos folder” button instead.');
    throw new LikenessError('no-photos', said, { cause: error });
  }
}
