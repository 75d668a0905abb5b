import { expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../testing/hostileNames.ts';
import type { PhotoRecord } from './photos.ts';
import { classFolders, folderNameOf, sortingPlan } from './sorting.ts';

const photo = (path: string, id: number): PhotoRecord => {
  return { id, path, label: null, width: 1, height: 1, hash: '' };
};

it('makes names that every file system takes, and that lead nowhere else', () => {
  expect(
    ['cat', '../../etc', 'a/b:c', 'CON', 'nul.x', ' . ', 'Käse 🧀', '\u202egpj'].map(folderNameOf),
  ).toEqual([...['cat', '_.._etc', 'a_b_c', 'CON_', 'nul_.x', '_', 'Käse 🧀', '_gpj']]);
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

it('gives every copy a name of at most 255 bytes, within its folder, that is what it looks like', () => {
  const photos = HOSTILE_NAMES.map((name, id) => photo(`photos/${name}`, id));
  const plan = sortingPlan(photos, new Map(photos.map(({ id }) => [id, folderNameOf('猫'.repeat(99))])));
  const paths = plan.map(({ folder, name }) => `${folder}/${name}`);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(photos.length);
  for (const path of paths) {
    expect(path.split('/')).toHaveLength(2);
    expect(path).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069<>:"|?*\\]/u);
    for (const part of path.split('/')) expect(new TextEncoder().encode(part).length).toBeLessThan(256);
  }
});
