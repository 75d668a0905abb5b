import { describe, expect, it } from 'vitest';
import type { PhotoRecord } from '../core/photos.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { noisePhotos } from '../testing/photos.ts';
import { Fingerprints } from './duplicates/fingerprints.ts';
import { packCache, unpackCache } from './packedCache.ts';
import { PhotoCache } from './photoCache.ts';
import { restorePhotos } from './restorePhotos.ts';

const record = (id: number): PhotoRecord => ({
  ...{ id, path: `‮${id}/<b>.jpg`, label: id % 2 ? 'odd' : null },
  ...{ width: 640, height: 480, hash: '0123456789abcdef' },
});

function sample(): { cache: PhotoCache; records: PhotoRecord[]; packed: Uint8Array<ArrayBuffer> } {
  const cache = new PhotoCache(24);
  for (const [at, side] of [24, 24, 9, 24].entries()) cache.append(noisePhotos(1, side, at + 1).pixels);
  const records = [0, 1, 2, 3].map(record);
  return { cache, records, packed: packCache(cache, records) };
}

describe('a packed cache', () => {
  it('comes back photo by photo, and is told of as an import is', () => {
    const { cache, records, packed } = sample();
    const again = new PhotoCache(24);
    const [batch] = [...restorePhotos(unpackCache(packed), again, new Fingerprints())];
    expect(batch?.records).toEqual(records);
    expect(batch?.thumbnails).toHaveLength(4 * THUMBNAIL_BYTES);
    for (const { id } of records) expect(again.photo(id)).toEqual(cache.photo(id));
    expect(again.pack(24)).toEqual(cache.pack(24));
  });

  it.each([0, 3, 40, -1])('is refused where it is cut off at %i', (at) => {
    expect(() => unpackCache(sample().packed.slice(0, at))).toThrow(
      expect.objectContaining({ code: 'bad-project' }),
    );
  });
});
