import { expect, it } from 'vitest';
import { folderFiles } from './folderFiles.ts';

type Tree = { readonly [name: string]: Tree | string };

function folderOf(name: string, tree: Tree): FileSystemDirectoryHandle {
  const entries = Object.entries(tree).map(([within, part]) => [
    within,
    typeof part === 'string'
      ? { kind: 'file', name: within, getFile: () => Promise.resolve(new File([part], within)) }
      : folderOf(within, part),
  ]);
  async function* list(): AsyncGenerator {
    for (const entry of entries) yield await Promise.resolve(entry);
  }
  return { kind: 'directory', name, entries: list } as unknown as FileSystemDirectoryHandle;
}

it('lists a folder as its input would: with its own name, in order, without litter', async () => {
  const cats = { '10.jpg': 'ten', '2.jpg': 'two', '.DS_Store': '', 'Thumbs.db': '' };
  const files = await folderFiles(
    folderOf('pets', { dogs: { 'a.png': 'dog' }, cats, __MACOSX: { 'b.jpg': '' } }),
  );
  expect(files.map(({ path }) => path)).toEqual(['pets/cats/2.jpg', 'pets/cats/10.jpg', 'pets/dogs/a.png']);
  expect(await files[0]!.file.text()).toBe('two');
});
