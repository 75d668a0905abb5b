import { describe, expect, it } from 'vitest';
import {
  classCounts,
  labellingByFolders,
  labelPlaces,
  NO_LABELLING,
  renamedClass,
  withClass,
  withLabels,
  withNames,
  withoutClass,
} from './labelling.ts';
import type { PhotoRecord } from './photos.ts';

const photo = (id: number, label: string | null): PhotoRecord => ({
  ...{ id, label, path: `${id}.jpg`, width: 1, height: 1, hash: '' },
});
const cats = withLabels(withClass(withClass(NO_LABELLING, 'cat'), ' dog '), [0, 2], 0);

describe('labelling', () => {
  it('keeps a name once, and as it was meant', () => {
    expect(withClass(cats, 'dog')).toBe(cats);
    expect(withClass(cats, '  ')).toBe(cats);
    expect(cats.classes).toEqual(['cat', 'dog']);
  });

  it('gives photos labels and takes them away', () => {
    expect([...labelPlaces(cats, 4)]).toEqual([0, -1, 0, -1]);
    const other = withLabels(withLabels(cats, [2], 1), [0], null);
    expect([...labelPlaces(other, 4)]).toEqual([-1, -1, 1, -1]);
    expect(classCounts(other, new Set())).toEqual([0, 1]);
    expect(classCounts(other, new Set([2]))).toEqual([0, 0]);
  });

  it('renames a class, and makes two of one name one', () => {
    expect(renamedClass(cats, 0, 'Cats')).toEqual({ ...cats, classes: ['Cats', 'dog'] });
    const both = withLabels(cats, [3], 1);
    const joined = renamedClass(both, 0, 'dog');
    expect(joined.classes).toEqual(['dog']);
    expect([...labelPlaces(joined, 4)]).toEqual([0, -1, 0, 0]);
  });

  it('lets go of a class and its labels; the others move up', () => {
    const rest = withoutClass(withLabels(cats, [3], 1), 0);
    expect(rest.classes).toEqual(['dog']);
    expect([...labelPlaces(rest, 4)]).toEqual([-1, -1, -1, 0]);
  });

  it('takes folders for labels', () => {
    const labelling = labellingByFolders([photo(0, 'dog'), photo(1, null), photo(2, 'cat')]);
    expect(labelling.classes).toEqual(['cat', 'dog']);
    expect([...labelPlaces(labelling, 3)]).toEqual([1, -1, 0]);
  });

  it('lays names over what was known', () => {
    const more = withNames(
      cats,
      new Map([
        [0, 'dog'],
        [3, 'bird'],
      ]),
    );
    expect(more.classes).toEqual(['cat', 'dog', 'bird']);
    expect([...labelPlaces(more, 4)]).toEqual([1, -1, 0, 2]);
  });
});
