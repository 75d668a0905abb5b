import { describe, expect, it } from 'vitest';
import { inPathOrder, isLitter, normalisePath } from './paths.ts';

const ordering = (paths: readonly string[]): string[] =>
  inPathOrder(paths.map((path) => ({ path }))).map(({ path }) => path);

describe('paths', () => {
  it('have slashes between folders and none before', () => {
    expect(normalisePath('./a.jpg')).toBe('a.jpg');
    expect(normalisePath('/pets/cat.jpg')).toBe('pets/cat.jpg');
    expect(normalisePath('pets\\cat.jpg')).toBe('pets/cat.jpg');
    expect(normalisePath('cafe\u0301/1.jpg')).toBe('café/1.jpg');
  });

  it('are in the order of numbers, folder by folder, whatever the locale', () => {
    const ordered = [
      'a/2.jpg',
      'a/10.jpg',
      'a/b/1.jpg',
      'a 2/1.jpg',
      'a 10/1.jpg',
      'IMG_007.jpg',
      'img_8.jpg',
    ];
    expect(ordering([...ordered].reverse())).toEqual(ordered);
  });

  it('are in one order even when they look alike', () => {
    const ordered = ['A1.jpg', 'a01.jpg', 'a1.jpg'];
    expect(ordering([...ordered].reverse())).toEqual(ordered);
  });

  it('tell litter from photos', () => {
    for (const path of ['.DS_Store', 'a/Thumbs.db', '__MACOSX/._a.jpg', '.git/x.png', 'a/desktop.ini']) {
      expect(isLitter(path)).toBe(true);
    }
    for (const path of ['a.b/photo.jpg', 'thumbs.db.jpg', 'x']) expect(isLitter(path)).toBe(false);
  });
});
