import { expect, it } from 'vitest';
import { NO_LABELLING, withNames } from './labelling.ts';
import { predictionFile, verdictOf } from './predictionFile.ts';

const predictions = {
  classes: ['cat', '=dog'],
  probabilities: Float32Array.of(0.25, 0.75, NaN, NaN, 0.9, 0.1),
};
const photos = [0, 1, 2].map((id) => ({
  ...{ id, path: `${id}.jpg`, label: null, width: 1, height: 1, hash: '' },
}));

it('tells the likeliest class, and none of a photo that was not asked about', () => {
  expect([0, 1, 2].map((row) => verdictOf(predictions, row)?.place ?? null)).toEqual([1, null, 0]);
});

it('writes a row a photo, safe to open in a spreadsheet', () => {
  const labelling = withNames(NO_LABELLING, new Map([[2, 'cat']]));
  expect(predictionFile(photos, predictions, labelling)).toBe(
    "path,label,predicted,confidence,p cat,p =dog\r\n0.jpg,,'=dog,0.75,0.25,0.75\r\n2.jpg,cat,cat,0.9,0.9,0.1\r\n",
  );
});
