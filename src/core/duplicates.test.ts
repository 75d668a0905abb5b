import { describe, expect, it } from 'vitest';
import { countDuplicates, duplicateMarks, leftOutPhotos, photoGroups, surplusPhotos } from './duplicates.ts';
import type { PhotoRecord } from './photos.ts';

const photos = [100, 300, 200, 300, 100, 100, 100].map((width, id): PhotoRecord => ({
  id,
  path: `${id}.jpg`,
  label: null,
  width,
  height: 10,
  hash: '',
}));
const GROUPS = Int32Array.of(0, 0, -1, 0, 1, 1, 1);

describe('photoGroups', () => {
  it('picks the largest, the first of equals', () => {
    expect(photoGroups(GROUPS, photos, null)).toEqual([
      { photos: [0, 1, 3], best: 1, trainable: 3 },
      { photos: [4, 5, 6], best: 4, trainable: 3 },
    ]);
  });

  it('picks no photo of a test set while there is another', () => {
    const test = Uint8Array.of(0, 1, 0, 1, 1, 1, 1);
    expect(photoGroups(GROUPS, photos, test)).toMatchObject([
      { best: 0, trainable: 1 },
      { best: 4, trainable: 0 },
    ]);
    expect(surplusPhotos(photoGroups(GROUPS, photos, test))).toBe(0);
  });
});

describe('choices', () => {
  const groups = photoGroups(GROUPS, photos, null);

  it('mark photos', () => {
    const { left, positives } = duplicateMarks(7, groups, (group) =>
      group === 0 ? 'keep-one' : 'positives',
    );
    expect([...(left ?? [])]).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect([...(positives ?? [])]).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(duplicateMarks(7, groups, () => 'leave')).toEqual({});
  });

  it('are counted', () => {
    expect(surplusPhotos(groups)).toBe(4);
    expect(leftOutPhotos(groups, (group) => (group === 0 ? 'keep-one' : 'leave'))).toBe(2);
    expect(countDuplicates(groups, () => 'leave')).toEqual({
      photos: 6,
      groups: { leave: 2, 'keep-one': 0, positives: 0 },
    });
    expect(countDuplicates([], () => 'leave')).toBeNull();
  });
});
