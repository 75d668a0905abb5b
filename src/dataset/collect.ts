import { fromEvent, type FileWithPath } from 'file-selector';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { inPathOrder, isLitter, normalisePath } from './paths.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * The files of a drop, or of a file input's change, folders drained. Call it within the event: what was dropped
 * can be asked for only until the handler returns, so that nothing here waits before asking.
 *
 * Litter of operating systems and hidden files are left out without a word. The order is that of `inPathOrder`.
 *
 * @throws LikenessError `no-photos` when the browser cannot list what was given
 */
export async function collectFiles(event: DragEvent | Event): Promise<SourceFile[]> {
  const listed = fromEvent(event);
  try {
    const files = (await listed).filter((item): item is FileWithPath => item instanceof File);
    // The event has done its work: to put thousands of files in order is a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    const placed = files.map((file) => ({ file, path: normalisePath(file.relativePath) }));
    return inPathOrder(placed.filter(({ path }) => !isLitter(path)));
  } catch (error) {
    const said = message('The browser could not list what you gave. Try the “Photos folder” button instead.');
    throw new LikenessError('no-photos', said, { cause: error });
  }
}
