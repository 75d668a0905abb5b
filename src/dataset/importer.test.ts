import { afterEach, describe, expect, it, vi } from 'vitest';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { unpackThumbnail } from '../core/unpackThumbnail.ts';
import type { Decode, DecodedPhoto } from './decode.ts';
import { Fingerprints } from './duplicates/fingerprints.ts';
import { importPhotos, type ImportBatch } from './importer.ts';
import { decodeWorkers, importConcurrency } from './parallel.ts';
import { PhotoCache } from './photoCache.ts';
import { rereadPhotos } from './reread.ts';
import type { SourceFile } from './sourceFile.ts';
import { UnreadableFile } from './unreadable.ts';
import { message } from '../core/message.ts';

/** Files that hold their own number. */
const sources = (count: number, pathOf = (n: number) => `${n}.jpg`): SourceFile[] =>
  Array.from({ length: count }, (_, n) => ({ file: new File([String(n)], pathOf(n)), path: pathOf(n) }));

const photo = (side: number, value: number): DecodedPhoto => ({
  pixels: new Uint8Array(side * side * 3).fill(value),
  width: 30,
  height: 20,
});

/** Decodes a file to a plain colour, its number. */
const decodeNumber = async (file: Blob, side: number): Promise<DecodedPhoto> =>
  photo(side, Number(await file.text()));

interface Options {
  readonly decode?: Decode;
  readonly signal?: AbortSignal;
  readonly cache?: PhotoCache;
  readonly concurrency?: number;
}

const start = (files: readonly SourceFile[], { decode, signal, cache, concurrency }: Options = {}) =>
  importPhotos({
    files,
    cache: cache ?? new PhotoCache(8),
    fingerprints: new Fingerprints(),
    decode: decode ?? decodeNumber,
    concurrency: concurrency ?? 3,
    signal: signal ?? new AbortController().signal,
  });

async function collect(batches: AsyncIterable<ImportBatch>): Promise<ImportBatch[]> {
  const all: ImportBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

afterEach(() => vi.useRealTimers());

describe('importPhotos', () => {
  it('gives ids in the order of the files, whichever is decoded first', async () => {
    const finish: (() => void)[] = [];
    const decode: Decode = async (file, side) => {
      // The last of those in flight is done first.
      await new Promise<void>((resolve) => {
        finish.push(resolve);
        if (finish.length === 3)
          finish
            .splice(0)
            .reverse()
            .forEach((done) => done());
      });
      return decodeNumber(file, side);
    };
    const cache = new PhotoCache(8);
    const batches = await collect(start(sources(9), { decode, cache }));
    const records = batches.flatMap((batch) => batch.records);
    expect(records.map(({ id, path }) => `${id} ${path}`)).toEqual(
      sources(9).map(({ path }, n) => `${n} ${path}`),
    );
    expect(Array.from({ length: 9 }, (_, id) => cache.photo(id)[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives each photo its label, its size and a thumbnail', async () => {
    const [batch] = await collect(start(sources(4, (n) => `${n % 2 === 0 ? 'cat' : 'dog'}/${n}.jpg`)));
    const hash = '0'.repeat(16); // as of any plain colour
    expect(batch?.records[3]).toEqual({
      id: 3,
      path: 'dog/3.jpg',
      label: 'dog',
      width: 30,
      height: 20,
      hash,
    });
    expect(batch?.thumbnails).toHaveLength(4 * THUMBNAIL_BYTES);
    const last = unpackThumbnail(batch!.thumbnails.subarray(3 * THUMBNAIL_BYTES));
    expect([...last.subarray(-4)]).toEqual([3, 3, 3, 255]);
  });

  it('lets a bad file cost that file alone', async () => {
    const decode: Decode = (file, side) => {
      if (file.size === 1) return decodeNumber(file, side);
      throw new UnreadableFile(message('is odd'));
    };
    const batches = await collect(start(sources(12), { decode }));
    expect(batches.flatMap(({ records }) => records.map(({ path }) => path))).toHaveLength(10);
    expect(batches.flatMap(({ skipped }) => skipped)).toEqual([
      { path: '10.jpg', reason: message('is odd') },
      { path: '11.jpg', reason: message('is odd') },
    ]);
    expect(batches.at(-1)?.done).toBe(12);
  });

  it('has plain words for any failure', async () => {
    const decode: Decode = () => Promise.reject(new TypeError('x is undefined'));
    const [batch] = await collect(start(sources(1), { decode }));
    expect(batch?.skipped).toEqual([{ path: '0.jpg', reason: message('could not be read') }]);
  });

  it('tells of progress every 64 files at the latest', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const batches = await collect(start(sources(150)));
    expect(batches.map(({ done }) => done)).toEqual([64, 128, 150]);
  });

  it('tells of progress every 100 ms at the latest', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const decode: Decode = (file, side) => {
      vi.advanceTimersByTime(60);
      return decodeNumber(file, side);
    };
    const batches = await collect(start(sources(6), { decode, concurrency: 1 }));
    expect(batches.map(({ done }) => done)).toEqual([2, 4, 6]);
  });

  it('stops at once when cancelled, with cache and batches in agreement', async () => {
    const controller = new AbortController();
    const never = new Promise<DecodedPhoto>(() => undefined);
    const decode: Decode = (file, side) => {
      if (file.size === 1) return decodeNumber(file, side);
      controller.abort();
      return never;
    };
    const cache = new PhotoCache(8);
    const seen: ImportBatch[] = [];
    const running = (async () => {
      for await (const batch of start(sources(50), { decode, cache, signal: controller.signal }))
        seen.push(batch);
    })();
    await expect(running).rejects.toMatchObject({ code: 'aborted' });
    expect(seen.flatMap(({ records }) => records)).toHaveLength(cache.count);
    expect(cache.count).toBeLessThan(11);
  });

  it('starts nothing when cancelled before', async () => {
    const decode = vi.fn(decodeNumber);
    await expect(collect(start(sources(3), { decode, signal: AbortSignal.abort() }))).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(decode).not.toHaveBeenCalled();
  });

  it('keeps a few files in flight and no more', async () => {
    let inFlight = 0;
    let most = 0;
    const decode: Decode = async (file, side) => {
      most = Math.max(most, ++inFlight);
      const decoded = await decodeNumber(file, side);
      inFlight -= 1;
      return decoded;
    };
    await collect(start(sources(30), { decode }));
    expect(most).toBe(3);
    expect([1, 2, 8, 64].map(importConcurrency)).toEqual([6, 6, 16, 32]);
    expect([1, 2, 4, 64].map(decodeWorkers)).toEqual([0, 0, 2, 6]);
  });
});

describe('rereadPhotos', () => {
  it('keeps ids, and a photo whose file has gone as it is until it is packed', async () => {
    const cache = new PhotoCache(2);
    const files = sources(3);
    await collect(start(files, { cache }));
    const decode: Decode = async (file, side) => {
      if ((await file.text()) === '1') throw new UnreadableFile(message('has gone'));
      return photo(side, 100 + Number(await file.text()));
    };
    const { signal } = new AbortController();
    const larger = await rereadPhotos({ cache, sources: files, side: 4, decode, concurrency: 2, signal });
    expect([0, 1, 2].map((id) => [...larger.photo(id).subarray(0, 1)])).toEqual([[100], [1], [102]]);
    expect(larger.photo(1)).toHaveLength(12);
    expect(larger.pack(4).pixels).toHaveLength(3 * 48);
  });
});
