import { expect, it } from 'vitest';
import type { PhotoRecord } from './photos.ts';
import { classFolders, folderNameOf, sortingPlan } from './sorting.ts';

const photo = (path: string, id: number): PhotoRecord => {
  return { id, path, label: null, width: 1, height: 1, hash: '' };
};

it('makes names that every file system takes, and that lead nowhere else', () => {
  expect(['cat', '../../etc', 'a/b:c', 'CON', ' . ', 'Käse 🧀'].map(folderNameOf)).toEqual([
    ...['cat', '_.._etc', 'a_b_c', 'CON_', '_', 'Käse 🧀'],
  ]);
});

it('gives each class a folder of its own', () => {
  expect(classFolders(['cat', 'Cat', 'a/b', 'a:b'])).toEqual(['cat', 'Cat (2)', 'a_b', 'a_b (2)']);
});

it('numbers photos of one name that meet in a folder, and leaves out those without one', () => {
  const photos: PhotoRecord[] = ['a/1.jpg', 'b/1.jpg', 'b/2.jpg', 'c/1.JPG'].map(photo);
  const folders = new Map([
    [0, 'cat'],
    [1, 'cat'],
    [3, 'cat'],
  ]);
  expect(sortingPlan(photos, folders).map(({ photo, folder, name }) => `${photo} ${folder}/${name}`)).toEqual(
    ['0 cat/1.jpg', '1 cat/1 (2).jpg', '3 cat/1 (3).JPG'],
  );
});

it('gives a copy a name that every file system takes', () => {
  const names = ['10:30 “noon”?.jpg', `${'x'.repeat(300)}.png`].map(photo);
  const plan = sortingPlan(
    names,
    new Map([
      [0, 'a'],
      [1, 'a'],
    ]),
  );
  expect(plan.map(({ name }) => name)).toEqual(['10_30 “noon”_.jpg', `${'x'.repeat(196)}.png`]);
});
