/** A part of the File System Access API that TypeScript does not know, since not every browser has it. */
interface FolderPicker {
  readonly showDirectoryPicker: (options: {
    id: string;
    mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

const canChoose = (scope: object): scope is FolderPicker => 'showDirectoryPicker' in scope;

/**
 * Asks for a folder to write into; the browser asks once more whether it may. Null as an answer where the user thought
 * better of it; null instead of the function in browsers that write into no folders.
 */
export const chooseFolder: (() => Promise<FileSystemDirectoryHandle | null>) | null = canChoose(globalThis)
  ? async () => {
      try {
        return await (globalThis as unknown as FolderPicker).showDirectoryPicker({
          id: 'likeness-sorted',
          mode: 'readwrite',
        });
      } catch (thrown) {
        if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
        throw thrown;
      }
    }
  : null;
