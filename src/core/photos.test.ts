import { describe, expect, it } from 'vitest';
import { testSet } from './photos.ts';

describe('testSet', () => {
  it('is what lies in a folder named test', () => {
    const paths = ['a/train/cat/1.jpg', 'a/Test/cat/2.jpg', 'a/train/dog/test.jpg', 'a/test/3.jpg'];
    expect([...(testSet(paths) ?? [])]).toEqual([0, 1, 0, 1]);
  });

  it('is none where all photos are in one, or none is', () => {
    expect(testSet(['test/a.jpg', 'test/b.jpg'])).toBeNull();
    expect(testSet(['contest/a.jpg', 'test.jpg'])).toBeNull();
    expect(testSet([])).toBeNull();
  });
});
