import { expect, it } from 'vitest';
import { sortedFile } from '../testing/sortedFiles.ts';
import { fileOf, filesOf } from './currentDataset.ts';

const plan = [0, 1].map((photo) => ({ photo, folder: 'cat', name: `${photo}.jpg` }));

it('photos that were kept without their files are not sorted, not even as copies of nothing', () => {
  const { file } = sortedFile('cat', '0.jpg', 'zero');
  const sources = [
    { path: '0.jpg', file },
    { path: '1.jpg', file: null },
  ];
  expect(() => filesOf({ sources }, plan)).toThrow(/Nothing was written.*folder once more/);
  expect(filesOf({ sources }, plan.slice(0, 1))).toEqual([{ file, folder: 'cat', name: '0.jpg' }]);
  expect(() => fileOf({ sources }, 1)).toThrow('The original of this photo is not here');
  expect(() => fileOf({ sources }, 2)).toThrow('no longer here');
});
