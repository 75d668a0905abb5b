import { openDB } from 'idb';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import type { RecordStore } from './generations.ts';

const DATABASE = 'likeness-project';
const GENERATIONS = 'generations';

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

/** Open for one use only: an open database stands in the way of a newer page's. */
async function within<T>(use: (opened: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  try {
    const opened = await openDB(DATABASE, 1, { upgrade: (made) => void made.createObjectStore(GENERATIONS) });
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
