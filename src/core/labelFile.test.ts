import { describe, expect, it } from 'vitest';
import { csvRows } from './csvRows.ts';
import { labelFile, readLabelFile } from './labelFile.ts';
import { NO_LABELLING, withNames } from './labelling.ts';
import type { PhotoRecord } from './photos.ts';

const photos: PhotoRecord[] = ['pets/a.jpg', 'pets/b.jpg', '=cmd/a.jpg', 'x "y", z.jpg'].map((path, id) => ({
  ...{ id, path, label: null, width: 1, height: 1, hash: '' },
}));
const named = (names: Iterable<readonly [number, string]>) => withNames(NO_LABELLING, new Map(names));

describe('csvRows', () => {
  it('reads cells with quotes, separators and line ends in them, whatever ends the lines', () => {
    expect(csvRows('a,"b ""c"", d"\r\n\r\n1,"2\n3"\n4,')).toEqual([
      ['a', 'b "c", d'],
      ['1', '2\n3'],
      ['4', ''],
    ]);
  });

  it('reads what spreadsheets of other countries write, and a byte order mark', () => {
    expect(csvRows('\uFEFFpath;label\na.jpg;cat, black')).toEqual([
      ['path', 'label'],
      ['a.jpg', 'cat, black'],
    ]);
    expect(csvRows('a\tb')).toEqual([['a', 'b']]);
  });

  it('makes something of a file that is cut off', () => {
    expect(csvRows('a,"b')).toEqual([['a', 'b']]);
    expect(csvRows('')).toEqual([]);
  });
});

describe('a file of labels', () => {
  it('is read as it was written, names that look like formulas included', () => {
    const names = new Map([
      [0, '=1+1'],
      [2, 'cat'],
      [3, 'a "b", c'],
    ]);
    const text = labelFile(photos, named(names));
    expect(text).toContain("'=1+1");
    expect(readLabelFile(text, photos)).toEqual({ names, unknown: 0 });
  });

  it('finds photos by name where only one has it, and counts what it does not find', () => {
    const text = 'b.jpg,dog\na.jpg,cat\nc.jpg,cat\n.\\pets\\a.jpg,bird\n';
    expect(readLabelFile(text, photos)).toEqual({
      names: new Map([
        [1, 'dog'],
        [0, 'bird'],
      ]),
      unknown: 2,
    });
  });

  it('goes by the names of the columns, wherever they stand', () => {
    const text = 'class,score,File\ncat,1,pets/a.jpg\n,1,pets/b.jpg\n';
    expect(readLabelFile(text, photos).names).toEqual(new Map([[0, 'cat']]));
  });
});
