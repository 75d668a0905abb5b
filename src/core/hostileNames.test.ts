import { expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../testing/hostileNames.ts';
import { csvRows } from './csvRows.ts';
import { csvText } from './csv.ts';
import { fileList } from './fileList.ts';
import { labelFile, readLabelFile } from './labelFile.ts';
import { className, NO_LABELLING, withNames } from './labelling.ts';
import { predictionFile } from './predictionFile.ts';

/** Folders and files are called alike. */
const photos = HOSTILE_NAMES.map((name, id) => ({
  ...{ id, path: `${name}/${name}`, label: name, width: 640, height: 480, hash: '' },
}));

/** What a spreadsheet would compute. @returns cells as they stand in the file, without quotation marks around them */
const formulas = (rows: readonly (readonly string[])[]): string[] =>
  rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell));

/** Cells as a program reads them that knows nothing of our apostrophes. */
const seenByOthers = (text: string): string[][] => csvRows(text.replaceAll("'", '’'));

it.each(HOSTILE_NAMES.map((name) => [name]))(
  '%j is text in a spreadsheet, and comes back as it was',
  (name) => {
    const text = csvText([['name'], [name]]);
    expect(formulas(seenByOthers(text))).toEqual([]);
    expect(csvRows(text)).toEqual([['name'], [name]]);
  },
);

it('lists files of any names', () => {
  const text = fileList(photos);
  expect(formulas(seenByOthers(text))).toEqual([]);
  const [, ...rows] = csvRows(text);
  expect(rows).toEqual(photos.map(({ path, label }) => [path, label, '640', '480']));
});

it('reads labels of any names back from its own file, each photo its own', () => {
  const names = new Map(HOSTILE_NAMES.map((name, id) => [id, className(name)]));
  const text = labelFile(photos, withNames(NO_LABELLING, names));
  expect(formulas(seenByOthers(text))).toEqual([]);
  expect(readLabelFile(text, photos)).toEqual({ names, unknown: 0 });
});

it('writes predictions of classes of any names', () => {
  const classes = HOSTILE_NAMES.map(className);
  const count = classes.length;
  const probabilities = Float32Array.from({ length: count * count }, (_, at) =>
    at % (count + 1) === 0 ? 0.9 : 0,
  );
  const text = predictionFile(photos, { classes, probabilities }, NO_LABELLING);
  expect(formulas(seenByOthers(text))).toEqual([]);
  const [head = [], ...rows] = csvRows(text);
  expect(head.slice(4)).toEqual(classes.map((name) => `p ${name}`));
  expect(rows.map(([path, , predicted]) => [path, predicted])).toEqual(
    photos.map(({ path, id }) => [path, classes[id]]),
  );
});
