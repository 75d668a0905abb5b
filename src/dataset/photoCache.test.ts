import { describe, expect, it } from 'vitest';
import { PhotoCache } from './photoCache.ts';

const plain = (side: number, value: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(side * side * 3).fill(value);

describe('PhotoCache', () => {
  it('gives photos back by id', () => {
    const cache = new PhotoCache(256);
    for (let id = 0; id < 40; id++) expect(cache.append(plain(256, id))).toBe(id);
    expect(cache.count).toBe(40);
    for (const id of [0, 20, 21, 39]) {
      const photo = cache.photo(id);
      expect([photo.length, photo[0], photo.at(-1)]).toEqual([256 * 256 * 3, id, id]);
    }
    expect(() => cache.photo(40)).toThrow(RangeError);
  });

  it('packs a copy at its own side', () => {
    const cache = new PhotoCache(2);
    cache.append(plain(2, 5));
    cache.append(plain(2, 6));
    const packed = cache.pack(2);
    expect(packed).toEqual({ count: 2, side: 2, pixels: Uint8Array.from([...plain(2, 5), ...plain(2, 6)]) });
    packed.pixels.fill(0);
    expect(cache.photo(0)).toEqual(plain(2, 5));
  });

  it('averages areas down to a smaller side', () => {
    const cache = new PhotoCache(2);
    cache.append(Uint8Array.from([0, 0, 0, 40, 40, 40, 80, 80, 80, 120, 120, 120]));
    cache.append(plain(2, 7));
    expect([...cache.pack(1).pixels]).toEqual([60, 60, 60, 7, 7, 7]);
  });

  it('keeps a small photo as it is, and knows the largest', () => {
    const cache = new PhotoCache(8);
    cache.append(plain(2, 5));
    expect(cache.largestSide).toBe(2);
    cache.append(plain(4, 6));
    expect(cache.largestSide).toBe(4);
    expect(cache.photo(0)).toEqual(plain(2, 5));
    expect(cache.pack(4).pixels).toEqual(Uint8Array.from([...plain(4, 5), ...plain(4, 6)]));
  });

  it('packs nothing where nothing is', () => {
    expect(new PhotoCache(8).pack(4)).toEqual({ count: 0, side: 4, pixels: new Uint8Array(0) });
  });
});
