/** A part of the File System Access API that TypeScript does not know, since not every browser has it. */
interface FolderPicker {
  readonly showDirectoryPicker: (options: {
    id: string;
    mode: 'read' | 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

const canChoose = (scope: object): scope is FolderPicker => 'showDirectoryPicker' in scope;

/** Whether this browser lets a page choose folders that it may come back to, and write into. */
export const canChooseFolders: boolean = canChoose(globalThis);

/**
 * Asks for a folder; the browser asks once more whether it may. Null where the user thought better of it.
 *
 * @param id folders of one id are looked for where the last one was
 */
export async function pickFolder(
  id: 'likeness-sorted' | 'likeness-photos',
  mode: 'read' | 'readwrite',
): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (globalThis as unknown as FolderPicker).showDirectoryPicker({ id, mode });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    throw thrown;
  }
}

/** Asks for a folder to write into; null in browsers that write into no folders. */
export const chooseFolder: (() => Promise<FileSystemDirectoryHandle | null>) | null = canChooseFolders
  ? () => pickFolder('likeness-sorted', 'readwrite')
  : null;
