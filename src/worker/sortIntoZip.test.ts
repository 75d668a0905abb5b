import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { SORTED_FILES, sortedFile } from '../testing/sortedFiles.ts';
import { sortIntoZip } from './sortIntoZip.ts';

const { signal } = new AbortController();
const quiet = { onDone: () => undefined, signal };

it('copies each file into its folder, tells of each, and leaves out what cannot be read', async () => {
  const done: number[] = [];
  const job = { files: SORTED_FILES, onDone: (count: number) => done.push(count), signal };
  const { zip, copied } = await sortIntoZip(job);
  const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(
    Object.fromEntries(Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)])),
  ).toEqual({ 'cat/1.jpg': 'one', 'dog/2.jpg': 'two' });
  expect([copied, done]).toEqual([2, [1, 2, 3]]);
});

it('refuses what no zip holds', async () => {
  const huge = sortedFile('cat', 'huge.jpg', '');
  Object.defineProperty(huge.file, 'size', { value: 2 ** 32 });
  const many = Array.from({ length: 65_536 }, () => SORTED_FILES[0]!);
  for (const files of [[huge], many])
    await expect(sortIntoZip({ files, ...quiet })).rejects.toMatchObject({ code: 'too-large' });
});

it('stops when it is told to', async () => {
  const sorting = sortIntoZip({ files: SORTED_FILES, ...quiet, signal: AbortSignal.abort() });
  await expect(sorting).rejects.toMatchObject({ name: 'AbortError' });
});
