import { openDB } from 'idb';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import type { RecordStore } from './generations.ts';

const DATABASE = 'likeness-project';
const GENERATIONS = 'generations';
/** A database of its own: the other one's version is known to pages that know of no folders. */
const FOLDER_DATABASE = 'likeness-folder';
const FOLDERS = 'folders';

/** Generations in IndexedDB. Rejects with `storage-full` or `storage-denied` where the browser keeps nothing. */
export const database: RecordStore = {
  read: (slot) => within((opened) => opened.get(GENERATIONS, slot)),
  write: (slot, record) =>
    within(async (opened) => {
      // Strict: the promise comes once the disk has it.
      const writing = opened.transaction(GENERATIONS, 'readwrite', { durability: 'strict' });
      const put = writing.store.put(record, slot);
      // Where there is no room, some browsers tell the request that it was aborted, and only the transaction why.
      put.catch(() => undefined);
      await writing.done;
    }),
  clear: () => within((opened) => opened.clear(GENERATIONS)),
};

/** The folder that photos of a fingerprint came from, where they do not fit beside the work. One at a time. */
export const rememberedFolder = {
  async read(fingerprint: string): Promise<FileSystemDirectoryHandle | null> {
    const found: unknown = await withinFolders((opened) => opened.get(FOLDERS, fingerprint));
    return found instanceof FileSystemDirectoryHandle ? found : null;
  },
  write: (fingerprint: string, folder: FileSystemDirectoryHandle): Promise<void> =>
    withinFolders(async (opened) => {
      await opened.clear(FOLDERS);
      await opened.put(FOLDERS, folder, fingerprint);
    }),
  clear: (): Promise<void> => withinFolders((opened) => opened.clear(FOLDERS)),
};

type Opened = Awaited<ReturnType<typeof openDB>>;
type Use<T> = (opened: Opened) => Promise<T>;

const within = <T>(use: Use<T>): Promise<T> => withDatabase(DATABASE, GENERATIONS, use);
const withinFolders = <T>(use: Use<T>): Promise<T> => withDatabase(FOLDER_DATABASE, FOLDERS, use);

/** Open for one use only: an open database stands in the way of a newer page's. */
async function withDatabase<T>(name: string, store: string, use: Use<T>): Promise<T> {
  try {
    const opened = await openDB(name, 1, { upgrade: (made) => void made.createObjectStore(store) });
    try {
      return await use(opened);
    } finally {
      opened.close();
    }
  } catch (thrown) {
    throw storageError(thrown);
  }
}

/** What a refusal of the browser means. */
export function storageError(thrown: unknown): LikenessError {
  if (thrown instanceof LikenessError) return thrown;
  const full = thrown instanceof Error && thrown.name === 'QuotaExceededError';
  return full
    ? new LikenessError('storage-full', message('There is no more room in this browser.'), { cause: thrown })
    : new LikenessError('storage-denied', message('This browser keeps nothing for this page.'), {
        cause: thrown,
      });
}
