import type { PhotoFolders } from '../../store/context.ts';
import { canChooseFolders, pickFolder } from './chooseFolder.ts';

/** Parts of the File System Access API that TypeScript does not know. */
interface Askable {
  requestPermission(options: { mode: 'read' }): Promise<PermissionState>;
}
interface HandleItem {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}

const givesHandles = (item: object): item is HandleItem => 'getAsFileSystemHandle' in item;

/** Folders of photos to come back to on the next visit; null in browsers that keep none. */
export function photoFolders(list: PhotoFolders['list']): PhotoFolders | null {
  if (!canChooseFolders) return null;
  return {
    list,
    choose: () => pickFolder('likeness-photos', 'read'),
    mayRead: async (folder) =>
      (await (folder as unknown as Askable).requestPermission({ mode: 'read' })) === 'granted',
    async dropped(event) {
      const items = [...((event as DragEvent).dataTransfer?.items ?? [])].filter(
        ({ kind }) => kind === 'file',
      );
      const [only] = items;
      if (only === undefined || items.length > 1 || !givesHandles(only)) return null;
      const handle = await only.getAsFileSystemHandle().catch(() => null);
      return handle?.kind === 'directory' ? (handle as FileSystemDirectoryHandle) : null;
    },
  };
}
