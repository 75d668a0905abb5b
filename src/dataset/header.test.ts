import { describe, expect, it } from 'vitest';
import { RandomStream } from '../core/random.ts';
import {
  bmp,
  bytes,
  gif,
  isoMedia,
  jpeg,
  little32,
  png,
  webpExtended,
  webpLossless,
  webpLossy,
} from '../testing/photoBytes.ts';
import { readHeader } from './header.ts';
import { UnreadableFile } from './unreadable.ts';

const files = {
  jpeg: jpeg(300, 200, 6),
  'jpeg with a long profile': jpeg(300, 200, 6, 60_000),
  png: png(300, 200, 6),
  'webp, lossy': webpLossy(300, 200),
  'webp, lossless': webpLossless(300, 200),
  'webp, extended': webpExtended(300, 200, 6),
  gif: gif(300, 200),
  bmp: bmp(300, 200),
  avif: isoMedia('avif', 300, 200, 1),
  heic: isoMedia('heic', 300, 200, 2),
};

describe('readHeader', () => {
  it.each([
    ['jpeg', files.jpeg, 200, 300],
    ['jpeg with a long profile', files['jpeg with a long profile'], 200, 300],
    ['jpeg of no valid orientation', jpeg(300, 200, 42), 300, 200],
    ['png', files.png, 200, 300],
    ['png without EXIF', png(300, 200), 300, 200],
    ['webp, lossy', files['webp, lossy'], 300, 200],
    ['webp, lossless', files['webp, lossless'], 300, 200],
    ['webp, extended', files['webp, extended'], 200, 300],
    ['gif', files.gif, 300, 200],
    ['bmp', files.bmp, 300, 200],
    ['bmp stored from the top', bmp(300, -200), 300, 200],
    [
      'bmp of the oldest kind',
      bytes('BM', new Uint8Array(12), little32(12), [44, 1, 200, 0, 1, 0, 24, 0]),
      300,
      200,
    ],
    ['avif', files.avif, 200, 300],
    ['heic', files.heic, 300, 200],
  ])('gives the upright size of a %s', async (_, file, width, height) => {
    expect(await readHeader(new Blob([file]))).toMatchObject({ width, height });
  });

  it('leaves the turning of JPEG to the browser, and hides the tag of PNG and WebP from it', async () => {
    expect(await readHeader(new Blob([files.jpeg]))).toMatchObject({ orientation: 6, hide: null });
    for (const file of [files.png, files['webp, extended']]) {
      const { hide, orientation } = await readHeader(new Blob([file]));
      expect(orientation).toBe(6);
      const kept = file.subarray(0, hide!.start);
      const patched = bytes(kept, hide!.replacement, file.subarray(hide!.end));
      expect(await readHeader(new Blob([patched]))).toMatchObject({
        orientation: 1,
        width: 300,
        height: 200,
      });
    }
  });

  it('refuses what has over 64 megapixels, and says how many', async () => {
    await expect(readHeader(new Blob([png(30_000, 30_000)]))).rejects.toMatchObject({
      message: 'has 30,000 × 30,000 pixels; the limit is 64 megapixels',
    });
    expect(await readHeader(new Blob([png(8000, 8000)]))).toMatchObject({ width: 8000 });
  });

  it('refuses a picture of no size', async () => {
    await expect(readHeader(new Blob([gif(0, 5)]))).rejects.toBeInstanceOf(UnreadableFile);
  });

  it('says of a file that has gone that it has gone, and not that it is empty', async () => {
    const gone = new Blob([]);
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
    await expect(readHeader(gone)).rejects.toMatchObject({ message: expect.stringContaining('moved') });
  });

  it.each(Object.entries(files))('survives any cut of a %s', async (_, file) => {
    for (let length = 0; length < Math.min(file.length, 500); length++) {
      await expectHeaderOrRefusal(file.slice(0, length));
    }
  });

  it.each(Object.entries(files))('survives random bytes in a %s', async (_, file) => {
    const stream = new RandomStream(7, 1);
    for (let round = 0; round < 300; round++) {
      const changed = file.slice(0, 500);
      for (let change = 0; change < 4; change++) changed[stream.below(changed.length)] = stream.below(256);
      await expectHeaderOrRefusal(changed);
    }
  });
});

async function expectHeaderOrRefusal(file: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const { width, height } = await readHeader(new Blob([file]));
    expect(width * height).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
  }
}
