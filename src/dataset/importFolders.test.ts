import { describe, expect, it } from 'vitest';
import { message } from '../core/message.ts';
import type { Decode, DecodedPhoto } from './decode.ts';
import { Fingerprints } from './duplicates/fingerprints.ts';
import { importPhotos, type ImportBatch } from './importer.ts';
import { PhotoCache } from './photoCache.ts';
import { UnreadableFile } from './unreadable.ts';

/** Pixels of a picture in which something is to be seen, unlike of one plain colour. */
const drawnPhoto = (side: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: side * side * 3 }, (_, at) => (Math.floor(at / 3) % side) * 28 + (at % 3));

const photo = (pixels: Uint8Array<ArrayBuffer>): DecodedPhoto => ({ pixels, width: 30, height: 20 });

/** Imports files that hold their own numbers. */
async function importFiles(
  count: number,
  decode: Decode,
  fingerprints = new Fingerprints(),
): Promise<ImportBatch[]> {
  const files = Array.from({ length: count }, (_, n) => ({
    file: new File([String(n)], `${n}.jpg`),
    path: `photos/${n}.jpg`,
  }));
  const cache = new PhotoCache(8);
  const { signal } = new AbortController();
  const batches: ImportBatch[] = [];
  for await (const batch of importPhotos({ files, cache, fingerprints, decode, concurrency: 3, signal }))
    batches.push(batch);
  return batches;
}

describe('a folder', () => {
  it('of 1,000 files is accounted for file by file, some at a time', async () => {
    const decode: Decode = async (file, side) => {
      const number = Number(await file.text());
      if (number % 7 === 0) throw new UnreadableFile(message('is odd'));
      return photo(new Uint8Array(side * side * 3).fill(number % 256));
    };
    const batches = await importFiles(1000, decode);
    expect(batches.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(
      Array.from({ length: 857 }, (_, id) => id),
    );
    expect(batches.flatMap(({ skipped }) => skipped)).toHaveLength(143);
    expect(batches.at(-1)?.done).toBe(1000);
    for (const { records, skipped } of batches)
      expect(records.length + skipped.length).toBeLessThanOrEqual(64);
  });

  it('without photos is left out file by file, each with its reason, and the import comes to its end', async () => {
    const decode: Decode = () => Promise.reject(new UnreadableFile(message('is a text file')));
    const batches = await importFiles(9, decode);
    expect(batches.flatMap(({ records }) => records)).toEqual([]);
    expect(batches.flatMap(({ skipped }) => skipped.map(({ reason }) => reason))).toEqual(
      Array.from({ length: 9 }, () => message('is a text file')),
    );
    expect(batches.at(-1)?.done).toBe(9);
  });

  it('of copies of one photo is a single group of near-duplicates', async () => {
    const fingerprints = new Fingerprints();
    const same = drawnPhoto(8);
    await importFiles(12, () => Promise.resolve(photo(same.slice())), fingerprints);
    expect([...fingerprints.groups()]).toEqual(Array.from({ length: 12 }, () => 0));
  });
});
