import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  photoFileBytes,
  photoFilesBytes,
  readPhotoFile,
  removePhotoFiles,
  writePhotoFile,
} from './photoFile.ts';

/** An origin's file system in memory, of which each test decides how it fails. */
class FakeFolder {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Bytes that it holds; what is more is cut off without an error, as some browsers do. */
  room = Infinity;
  inUse = false;

  async *keys(): AsyncGenerator<string> {
    for (const name of [...this.files.keys()]) yield await Promise.resolve(name);
  }

  removeEntry(name: string): Promise<void> {
    if (this.inUse) return Promise.reject(new DOMException('in use', 'NoModificationAllowedError'));
    this.files.delete(name);
    return Promise.resolve();
  }

  getFileHandle(name: string, { create = false } = {}): Promise<unknown> {
    if (!create && !this.files.has(name)) return Promise.reject(new DOMException('none', 'NotFoundError'));
    return Promise.resolve({
      getFile: () => Promise.resolve(new File([this.files.get(name) ?? new Uint8Array()], name)),
      createSyncAccessHandle: () => Promise.resolve(this.#writer(name)),
    });
  }

  #writer(name: string): Pick<FileSystemSyncAccessHandle, 'truncate' | 'write' | 'flush' | 'close'> {
    return {
      truncate: (size) => void this.files.set(name, new Uint8Array(size)),
      write: (content, { at = 0 } = {}) => {
        const { buffer, byteOffset, byteLength } = content as Uint8Array<ArrayBuffer>;
        const bytes = new Uint8Array(buffer, byteOffset, byteLength);
        const fitting = Math.max(0, Math.min(bytes.length, this.room - at));
        const before = this.files.get(name)!;
        const after = new Uint8Array(Math.max(before.length, at + fitting));
        after.set(before);
        after.set(bytes.subarray(0, fitting), at);
        this.files.set(name, after);
        return fitting;
      },
      flush: () => undefined,
      close: () => undefined,
    };
  }
}

const PHOTOS = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
let folder: FakeFolder;

beforeEach(() => {
  folder = new FakeFolder();
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(folder) } });
});
afterEach(() => void vi.unstubAllGlobals());

describe('photos in the browser’s file system', () => {
  it('come back as they were written, and only under their own fingerprint', async () => {
    expect(await writePhotoFile('abc1', PHOTOS)).toBe(1016);
    expect(await readPhotoFile('abc1')).toEqual(PHOTOS);
    expect(await readPhotoFile('abc2')).toBeNull();
    expect(await photoFilesBytes()).toBe(1016);
  });

  it.each([0, 10, 500, 1015])(
    'that are cut off after %i bytes are a lack of room, and leave nothing',
    async (room) => {
      folder.room = room;
      await expect(writePhotoFile('abc1', PHOTOS)).rejects.toMatchObject({ code: 'storage-full' });
      expect(folder.files.size).toBe(0);
    },
  );

  it('are not read where a byte of them has changed, or the end is missing', async () => {
    await writePhotoFile('abc1', PHOTOS);
    const [[name, whole]] = [...folder.files] as [[string, Uint8Array<ArrayBuffer>]];
    folder.files.set(name, whole.slice(0, -1));
    expect(await readPhotoFile('abc1')).toBeNull();
    folder.files.set(name, whole.with(700, 1 + whole[700]!));
    expect(await readPhotoFile('abc1')).toBeNull();
  });

  it('are none where the browser has cleared them away', async () => {
    await writePhotoFile('abc1', PHOTOS);
    folder.files.clear();
    expect(await photoFileBytes('abc1')).toBeNull();
  });

  it('that are still being written are not said to be forgotten', async () => {
    await writePhotoFile('abc1', PHOTOS);
    folder.inUse = true;
    await expect(removePhotoFiles()).rejects.toMatchObject({ code: 'storage-denied' });
  });
});

describe('a browser that gives no file system', () => {
  beforeEach(() => {
    const refusal = new DOMException('private window', 'SecurityError');
    vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.reject(refusal) } });
  });

  it('says so when photos are to be kept, and holds none otherwise', async () => {
    await expect(writePhotoFile('abc1', PHOTOS)).rejects.toMatchObject({ code: 'storage-denied' });
    expect([await readPhotoFile('abc1'), await photoFileBytes('abc1'), await photoFilesBytes()]).toEqual([
      ...[null, null, 0],
    ]);
    await expect(removePhotoFiles()).resolves.toBeUndefined();
  });
});
