import { expect, it } from 'vitest';
import type { Examples, LabelledPhotos } from './examples.ts';
import { possibleCounts } from './labelEfficiency.ts';

function examples(labels: readonly number[], groups: readonly number[]): Examples {
  return {
    photos: Uint32Array.from(labels.keys()),
    labels: Int32Array.from(labels),
    groups: Int32Array.from(groups),
  };
}

const countsOf = (labelled: Omit<LabelledPhotos, 'leftOut'>): readonly number[] =>
  possibleCounts({ ...labelled, leftOut: 0 }, 2).counts;

it('tries as many labels as leave two photos of each class to be asked about, none like another', () => {
  const labels = [0, 0, 0, 0, 1, 1, 1, 1];
  const none = examples([], []);
  expect(countsOf({ known: examples(labels, [-1, -1, -1, -1, -1, -1, -1, -1]), test: none })).toEqual([1, 2]);
  // Of four copies of one photo nothing is left over once one of them is learned from.
  const copies = examples(labels, [5, 5, 5, 5, -1, -1, -1, -1]);
  expect(countsOf({ known: copies, test: none })).toEqual([]);
  const [ofTwo, pairs] = [examples([0, 1], [-1, -1]), examples(labels, [5, 5, -1, -1, -1, -1, -1, -1])];
  expect(countsOf({ known: pairs, test: none })).toEqual([1]);
  // A test set is asked about whole, whatever is learned from.
  expect(countsOf({ known: pairs, test: ofTwo })).toEqual([1, 2]);
});
