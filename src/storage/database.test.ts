import { afterEach, expect, it, vi } from 'vitest';
import { database } from './database.ts';
import { Generations } from './generations.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A request as IndexedDB makes them, which fails a moment later. */
class FailingRequest extends EventTarget {
  readonly error: DOMException;

  constructor(name: string) {
    super();
    this.error = new DOMException('refused', name);
    queueMicrotask(() => this.dispatchEvent(new Event('error')));
  }
}

function browserWhere(open: () => unknown): void {
  vi.stubGlobal('IDBRequest', FailingRequest);
  for (const name of ['IDBDatabase', 'IDBObjectStore', 'IDBIndex', 'IDBCursor', 'IDBTransaction'])
    vi.stubGlobal(name, function None() {});
  vi.stubGlobal('indexedDB', { open });
}

const asked = async (): Promise<unknown> =>
  new Generations(database).latest().catch((thrown: unknown) => thrown);

it('storage is denied where the browser has none', async () => {
  expect(await asked()).toMatchObject({ code: 'storage-denied' });
});

it('storage is denied where opening throws, as in a frame without cookies', async () => {
  browserWhere(() => {
    throw new DOMException('cookies are off', 'SecurityError');
  });
  expect(await asked()).toMatchObject({ code: 'storage-denied' });
});

it.each([
  ['InvalidStateError', 'storage-denied'],
  ['UnknownError', 'storage-denied'],
  ['QuotaExceededError', 'storage-full'],
])('a request that fails with %s means %s', async (name, code) => {
  browserWhere(() => new FailingRequest(name));
  expect(await asked()).toMatchObject({ code });
});
