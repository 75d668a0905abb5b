import { openDB } from 'idb';
import type { TuningStore } from '../engine/kernels/tuning/choose.ts';

const DATABASE = 'likeness-kernels';
const CHOICES = 'choices';

/** Choices of kernels in IndexedDB. Rejects where the browser keeps nothing; the engine does without. */
export const storedTunings: TuningStore = {
  read: (key) => within((database) => database.get(CHOICES, key)),
  write: (key, value) =>
    within(async (database) => {
      await database.put(CHOICES, value, key);
    }),
};

/** Open for one use only: an open database stands in the way of a newer page's. */
async function within<T>(use: (database: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  const database = await openDB(DATABASE, 1, {
    upgrade: (created) => {
      created.createObjectStore(CHOICES);
    },
  });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}
