import { describe, expect, it } from 'vitest';
import { folderLabels, labelNumbers } from './label.ts';

describe('folderLabels', () => {
  it('names the folder that each photo lies in', () => {
    expect(folderLabels(['pets/cat/1.jpg', 'pets/dog/1.jpg', 'pets/dog/2.jpg'])).toEqual([
      'cat',
      'dog',
      'dog',
    ]);
    expect(folderLabels(['train/cat/1.jpg', 'test/cat/1.jpg', 'test/dog/1.jpg'])).toEqual([
      'cat',
      'cat',
      'dog',
    ]);
  });

  it('gives no label to photos beside the folders', () => {
    expect(folderLabels(['pets/1.jpg', 'pets/cat/1.jpg', 'pets/dog/1.jpg'])).toEqual([null, 'cat', 'dog']);
    expect(folderLabels(['1.jpg', 'cat/1.jpg', 'dog/1.jpg'])).toEqual([null, 'cat', 'dog']);
  });

  it('gives none at all where fewer than two folders are told apart', () => {
    expect(folderLabels([])).toEqual([]);
    expect(folderLabels(['1.jpg', '2.jpg'])).toEqual([null, null]);
    expect(folderLabels(['a/b/c/1.jpg', 'a/b/c/2.jpg'])).toEqual([null, null]);
    expect(folderLabels(['a/readme.txt', 'a/photos/1.jpg'])).toEqual([null, null]);
  });

  it('takes any name for a name', () => {
    expect(folderLabels(['constructor/1.jpg', '🐶 dogs/1.jpg'])).toEqual(['constructor', '🐶 dogs']);
  });
});

describe('labelNumbers', () => {
  it('numbers the names in order, whatever the order of the photos', () => {
    expect(labelNumbers(['dog', null, 'cat', 'dog'])).toEqual(Int32Array.of(1, -1, 0, 1));
    expect(labelNumbers(['cat', 'dog'])).toEqual(Int32Array.of(0, 1));
  });

  it('is null where no photo has a label', () => {
    expect(labelNumbers([null, null])).toBeNull();
  });
});
