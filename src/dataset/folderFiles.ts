import { inPathOrder, isLitter, normalisePath } from './paths.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * All files of a folder that one may read, and of those within it, as `collectFiles` gives those of an input: the same
 * paths, in the same order, without litter.
 */
export async function folderFiles(folder: FileSystemDirectoryHandle): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  await collect(folder, normalisePath(folder.name), files);
  return inPathOrder(files);
}

async function collect(folder: FileSystemDirectoryHandle, path: string, into: SourceFile[]): Promise<void> {
  for await (const [name, entry] of folder.entries()) {
    const at = `${path}/${normalisePath(name)}`;
    if (isLitter(at)) continue;
    if (entry.kind === 'directory') await collect(entry, at, into);
    else into.push({ file: await entry.getFile(), path: at });
  }
}
