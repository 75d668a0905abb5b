import { describe, expect, it, vi } from 'vitest';
import { FileHeads } from './fileHeads.ts';
import { readHeader } from './header.ts';
import { png } from '../testing/photoBytes.ts';

const files = (count: number): Blob[] => Array.from({ length: count }, (_, n) => new Blob([`file ${n}`]));
const text = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes);

describe('FileHeads', () => {
  it('gives each file its own bytes, across groups and in any order', async () => {
    const heads = new FileHeads();
    const all = files(70);
    heads.expect(all);
    for (const place of [0, 31, 32, 69, 1]) expect(text(await heads.of(all[place]!))).toBe(`file ${place}`);
  });

  it('cuts what is long', async () => {
    const heads = new FileHeads();
    const [long, short] = [new Blob([new Uint8Array(100_000).fill(7)]), new Blob(['short'])];
    heads.expect([long, short]);
    expect((await heads.of(long))?.length).toBe(16_384);
    expect(text(await heads.of(short))).toBe('short');
  });

  it('reads many files at once, and each once', async () => {
    const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
    const heads = new FileHeads();
    const all = files(64);
    heads.expect(all);
    for (const file of all) await heads.of(file);
    // 8, 16, 32, and the other 8.
    expect(read).toHaveBeenCalledTimes(4);
    read.mockRestore();
  });

  it('knows nothing of files that were not expected, are empty, or lie with one that cannot be read', async () => {
    const heads = new FileHeads();
    const [good, empty, other] = [new Blob(['a']), new Blob([]), new Blob(['b'])];
    heads.expect([good, empty]);
    expect(await heads.of(empty)).toBeNull();
    expect(await heads.of(other)).toBeNull();
    const failing = vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new Error('gone'));
    heads.expect([good, other]);
    expect(await heads.of(good)).toBeNull();
    failing.mockRestore();
  });

  it('forgets old groups and reads on', async () => {
    const heads = new FileHeads();
    const all = files(400);
    heads.expect(all);
    for (const file of all) await heads.of(file);
    expect(text(await heads.of(all[399]!))).toBe('file 399');
    expect(text(await heads.of(all[0]!))).toBe('file 0');
  });

  it('serves headers, at whatever place of the group they lie', async () => {
    const heads = new FileHeads();
    const all = [png(3, 2), png(30, 20, 6)].map((bytes) => new Blob([bytes]));
    heads.expect(all);
    for (const file of all)
      expect(await readHeader(file, await heads.of(file))).toEqual(await readHeader(file));
  });
});
