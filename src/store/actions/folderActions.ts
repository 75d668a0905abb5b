import type { KeeperClient } from '../../client/keeperClient.ts';
import { message } from '../../core/message.ts';
import type { StudioContext } from '../context.ts';
import { identityOf } from '../keeping/collectProject.ts';

export interface FolderActions {
  /** Whether this browser lets the page come back to a folder of photos. */
  readonly canRememberFolder: boolean;
  /** Asks which folder the photos came from, so that the next visit finds it with one click. */
  readonly rememberFolder: () => Promise<void>;
  /** Reads the folder again that the kept work waits for, or asks for it where it was not remembered. */
  readonly readFolderAgain: () => Promise<void>;
}

/** @param importFolder takes the photos of a folder in, in place of those at hand */
export function folderActions(
  { state, environment: { folders } }: StudioContext,
  keeper: KeeperClient,
  importFolder: (folder: FileSystemDirectoryHandle) => Promise<void>,
): FolderActions {
  let kept: FileSystemDirectoryHandle | null = null;

  // A folder is remembered only where its photos do not fit: else the browser has all that the next visit needs.
  state.subscribe((now) => {
    const { keeping, photoFolder: folder } = now;
    if (folder === null || folder === kept || keeping.phase !== 'kept' || keeping.photos) return;
    kept = folder;
    const { fingerprint } = identityOf(now);
    // A browser that keeps no folder is no worse off than one that has none to keep.
    keeper.ask('keepFolder', { fingerprint, folder }).catch(() => undefined);
  });

  const choose = async (): Promise<FileSystemDirectoryHandle | null> => {
    try {
      return (await folders?.choose()) ?? null;
    } catch {
      state.setState({
        notice: message('The browser did not open that folder. Choose another, or the one that it lies in.'),
      });
      return null;
    }
  };

  return {
    canRememberFolder: folders !== null,
    async rememberFolder() {
      const photoFolder = await choose();
      if (photoFolder !== null) state.setState({ photoFolder });
    },
    async readFolderAgain() {
      const remembered = state.getState().photoFolder;
      const mayRead = remembered !== null && (await folders?.mayRead(remembered).catch(() => false));
      const folder = mayRead === true ? remembered : await choose();
      if (folder !== null) await importFolder(folder);
    },
  };
}
