import { expect, it } from 'vitest';
import { SORTED_FILES } from '../../testing/sortedFiles.ts';
import { sortIntoFolder } from './sortIntoFolder.ts';

/** A folder in memory, as far as sorting knows folders. */
class MemoryFolder {
  readonly folders = new Map<string, MemoryFolder>();
  readonly files = new Map<string, string>();

  getDirectoryHandle(name: string): Promise<MemoryFolder> {
    const folder = this.folders.get(name) ?? new MemoryFolder();
    this.folders.set(name, folder);
    return Promise.resolve(folder);
  }

  async *keys(): AsyncGenerator<string> {
    yield* await Promise.resolve(this.files.keys());
  }

  getFileHandle(name: string): Promise<unknown> {
    const write = (chunk: Uint8Array): void => {
      this.files.set(name, (this.files.get(name) ?? '') + new TextDecoder().decode(chunk));
    };
    return Promise.resolve({ createWritable: () => Promise.resolve(new WritableStream({ write })) });
  }
}

it('writes nothing over in a folder', async () => {
  const { signal } = new AbortController();
  const root = new MemoryFolder();
  (await root.getDirectoryHandle('cat')).files.set('1.JPG', 'mine');
  const handle = root as unknown as FileSystemDirectoryHandle;
  expect(await sortIntoFolder(handle, { files: SORTED_FILES, onDone: () => undefined, signal })).toBe(2);
  expect([...root.folders.get('cat')!.files]).toEqual([
    ['1.JPG', 'mine'],
    ['1 (2).jpg', 'one'],
  ]);
  expect([...root.folders.get('dog')!.files]).toEqual([['2.jpg', 'two']]);
});
