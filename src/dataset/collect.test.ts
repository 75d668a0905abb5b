import { describe, expect, it } from 'vitest';
import { collectFiles } from './collect.ts';

const file = (name: string, relativePath = ''): File =>
  Object.defineProperty(new File([], name), 'webkitRelativePath', { value: relativePath });

const changeOf = (...files: File[]): Event => ({ type: 'change', target: { files } }) as unknown as Event;

interface Entry {
  readonly isDirectory: boolean;
  readonly fullPath: string;
  file?(done: (file: File) => void): void;
  createReader?(): {
    readEntries(done: (batch: readonly Entry[]) => void, fail: (error: Error) => void): void;
  };
}

const fileEntry = (fullPath: string): Entry => ({
  isDirectory: false,
  fullPath,
  file: (done) => done(new File([], fullPath.replace(/^.*\//, ''))),
});

/** A folder as browsers give it: 100 entries a call, then none. */
const folderEntry = (fullPath: string, entries: readonly Entry[]): Entry => ({
  isDirectory: true,
  fullPath,
  createReader: () => {
    let given = 0;
    return {
      readEntries: (done) => {
        const batch = entries.slice(given, given + 100);
        given += batch.length;
        setImmediate(() => done(batch));
      },
    };
  },
});

/** A drop whose entries can be asked for until `end` is called, as browsers do when the event is over. */
function dropOf(entries: readonly Entry[]): { event: DragEvent; end: () => void } {
  let over = false;
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => (over ? null : entry),
    getAsFile: () => (over ? null : new File([], entry.fullPath.slice(1))),
  }));
  const event = { type: 'drop', dataTransfer: { items } } as unknown as DragEvent;
  return { event, end: () => (over = true) };
}

describe('collectFiles', () => {
  it('gives chosen files in the order of their paths', async () => {
    const collected = await collectFiles(changeOf(file('10.jpg'), file('2.jpg'), file('.DS_Store')));
    expect(collected.map(({ path }) => path)).toEqual(['2.jpg', '10.jpg']);
    expect(collected[0]?.file).toBeInstanceOf(File);
  });

  it('keeps the folders of a chosen folder', async () => {
    const event = changeOf(file('1.jpg', 'pets/dog/1.jpg'), file('1.jpg', 'pets/cat/1.jpg'));
    expect((await collectFiles(event)).map(({ path }) => path)).toEqual(['pets/cat/1.jpg', 'pets/dog/1.jpg']);
  });

  it('drains dropped folders of any depth, though the browser gives 100 files a call', async () => {
    const deep = folderEntry(
      '/pets/cat',
      Array.from({ length: 250 }, (_, n) => fileEntry(`/pets/cat/${n}.jpg`)),
    );
    const { event, end } = dropOf([
      folderEntry('/pets', [deep, fileEntry('/pets/a.jpg')]),
      fileEntry('/b.jpg'),
    ]);
    const collecting = collectFiles(event);
    end();
    const paths = (await collecting).map(({ path }) => path);
    expect(paths).toHaveLength(252);
    expect(paths.slice(0, 3)).toEqual(['b.jpg', 'pets/a.jpg', 'pets/cat/0.jpg']);
    expect(paths.at(-1)).toBe('pets/cat/249.jpg');
  });

  it('takes 5,000 files of one folder in the order of their numbers', async () => {
    const names = Array.from({ length: 5000 }, (_, n) => `/photos/IMG_${n}.jpg`);
    const shuffled = names.toReversed().map(fileEntry);
    const paths = (await collectFiles(dropOf([folderEntry('/photos', shuffled)]).event)).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(names.map((name) => name.slice(1)));
  });

  it('finds a file 25 folders deep', async () => {
    const folders = Array.from({ length: 25 }, (_, depth) => `d${depth}`);
    const nested = (depth: number): Entry => {
      const at = `/${folders.slice(0, depth).join('/')}`;
      return folderEntry(at, [depth === 25 ? fileEntry(`${at}/cat.jpg`) : nested(depth + 1)]);
    };
    const [only, ...others] = await collectFiles(dropOf([nested(1)]).event);
    expect(only?.path).toBe(`${folders.join('/')}/cat.jpg`);
    expect(others).toEqual([]);
  });

  it('gives nothing of an empty folder, nor of empty folders and litter in it', async () => {
    const litter = [folderEntry('/photos/empty', []), fileEntry('/photos/Thumbs.db')];
    for (const entries of [[], litter])
      expect(await collectFiles(dropOf([folderEntry('/photos', entries)]).event)).toEqual([]);
  });

  it('says what else to try when the browser cannot list a folder', async () => {
    const broken: Entry = {
      isDirectory: true,
      fullPath: '/pets',
      createReader: () => ({ readEntries: (_, fail) => fail(new DOMException('', 'EncodingError')) }),
    };
    await expect(collectFiles(dropOf([broken]).event)).rejects.toMatchObject({
      code: 'no-photos',
    });
  });
});
