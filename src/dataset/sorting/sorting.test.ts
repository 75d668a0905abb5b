import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sortIntoFolder } from './sortIntoFolder.ts';
import { sortIntoZip } from './sortIntoZip.ts';
import type { SortedFile } from './sortedFile.ts';

const { signal } = new AbortController();
const entry = (folder: string, name: string, content: string): SortedFile => ({
  ...{ folder, name, file: new File([content], name, { lastModified: Date.UTC(2020, 1, 2) }) },
});
/** A file on a drive that has gone. */
const gone: SortedFile = {
  ...entry('cat', 'gone.jpg', ''),
  file: Object.assign(new File([], 'gone.jpg'), {
    stream: () => new ReadableStream({ start: (controller) => controller.error(new Error('gone')) }),
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
  }),
};
const files = [entry('cat', '1.jpg', 'one'), gone, entry('dog', '2.jpg', 'two')];

describe('sorting into a zip', () => {
  it('copies each file into its folder, tells of each, and leaves out what cannot be read', async () => {
    const done: number[] = [];
    const { zip, copied } = await sortIntoZip({ files, onDone: (count) => done.push(count), signal });
    const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(
      Object.fromEntries(Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)])),
    ).toEqual({
      ...{ 'cat/1.jpg': 'one', 'dog/2.jpg': 'two' },
    });
    expect([copied, done]).toEqual([2, [1, 2, 3]]);
  });

  it('refuses what no zip holds', async () => {
    const huge = { ...files[0]!, file: new File([], 'x') };
    Object.defineProperty(huge.file, 'size', { value: 2 ** 32 });
    await expect(sortIntoZip({ files: [huge], onDone: () => undefined, signal })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('stops when it is told to', async () => {
    const stop = AbortSignal.abort();
    const sorting = sortIntoZip({ files, onDone: () => undefined, signal: stop });
    await expect(sorting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

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

describe('sorting into a folder', () => {
  it('writes nothing over', async () => {
    const root = new MemoryFolder();
    (await root.getDirectoryHandle('cat')).files.set('1.JPG', 'mine');
    const handle = root as unknown as FileSystemDirectoryHandle;
    expect(await sortIntoFolder(handle, { files, onDone: () => undefined, signal })).toBe(2);
    expect([...root.folders.get('cat')!.files]).toEqual([
      ['1.JPG', 'mine'],
      ['1 (2).jpg', 'one'],
    ]);
    expect([...root.folders.get('dog')!.files]).toEqual([['2.jpg', 'two']]);
  });
});
