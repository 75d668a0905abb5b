// `npm run quality -- --data DIR`: how well the page learns from a folder of class folders. It trains in a real
// browser, through the page itself, and writes down what the page measures.
// DIR holds `train/<class>` and `test/<class>`, or `<class>` folders alone: then each photo is told by the others.
// Options: --epochs N or --steps N, --encoder, --size, --batch, --loss, --temperature, --optimizer, --lr, --norm,
// --seed, --held-out SHARE, --backend, --json FILE. What is not given is what the page suggests.
// --fine-tune: and how well classifiers do, the encoder fine-tuned and a network from scratch among them, with all
// labels; --few-labels: and with fewer. Each takes many minutes on a processor. --labels FILE: a CSV of labels (path,
// label) in the place of the folders, so that most photos can be without one.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { compareMethods, measureFewLabels } from './lib/fifthStep.mjs';
import { installPackages, requireNode } from './lib/project.mjs';
import { withStudio } from './lib/studio.mjs';

/** Options that are settings of the page, by the same names as in its address. */
const SETTINGS = [
  'encoder',
  'size',
  'batch',
  'loss',
  'temperature',
  'optimizer',
  'lr',
  'norm',
  'seed',
  'held-out',
  'backend',
  'steps',
];
/** Columns of the page's table, and what they are called in the file. */
const COLUMNS = /** @type {const} */ ({ Neighbours: 'knn', 'Linear probe': 'probe', '5 labels each': 'few' });

requireNode();
await installPackages();
const text = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({
  options: {
    ...Object.fromEntries([...SETTINGS, 'epochs', 'json', 'labels'].map((name) => [name, text])),
    data: text,
    'fine-tune': { type: 'boolean' },
    'few-labels': { type: 'boolean' },
  },
});
const given = /** @type {Record<string, string | undefined>} */ (values);
const folder = path.resolve(given['data'] ?? '.');
if (given['data'] === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  throw new Error('--data must name a folder of class folders, or one with train/ and test/ in it.');
}
if (given['epochs'] !== undefined && given['steps'] !== undefined)
  throw new Error('--epochs and --steps say the same thing in two ways; give one of them.');

/** @typedef {Record<string, number>} Scores */

/** @param {import('playwright').Locator | null} table @returns {Promise<Scores[]>} of raw pixels, step 0 and the model */
async function readScores(table) {
  if (table === null) throw new Error('The page found no folders to tell apart.');
  const titles = await table.getByRole('columnheader').allTextContents();
  const rows = table.locator('tbody').getByRole('row');
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const cells = await row.getByRole('cell').allTextContents();
      return Object.fromEntries(
        titles.map((title, at) => [
          COLUMNS[/** @type {keyof typeof COLUMNS} */ (title)],
          Number((parseFloat(cells[at] ?? '') / 100).toFixed(3)),
        ]),
      );
    }),
  );
}

/**
 * `{ 'Linear probe': { accuracy: 0.842, low: 0.71, high: 0.94 } }`
 * @param {import('playwright').Locator} table
 */
async function readMethods(table) {
  const rows = await table
    .getByRole('row')
    .filter({ has: table.page().getByRole('rowheader') })
    .all();
  const entries = rows.map(async (row) => {
    const cells = await row.getByRole('cell').allTextContents();
    const [low = NaN, high = NaN] = numbersOf(cells[1] ?? '');
    const [accuracy = NaN] = numbersOf(cells[0] ?? '');
    return [await row.getByRole('rowheader').textContent(), { accuracy, low, high }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * `{ 10: { 'Fine-tuned': { mean: 0.71, deviation: 0.02, draws: 2 } } }`, by labels a class
 * @param {import('playwright').Locator} table
 */
async function readLabels(table) {
  const [, ...titles] = await table.getByRole('columnheader').allTextContents();
  const rows = await table.locator('tbody').getByRole('row').all();
  const entries = rows.map(async (row) => {
    const cells = await row.getByRole('cell').allTextContents();
    const points = cells.map((cell, at) => {
      const [mean = NaN, deviation = NaN] = numbersOf(cell);
      return [titles[at], { mean, deviation, draws: parseInt(/(\d+) draws/.exec(cell)?.[1] ?? '1', 10) }];
    });
    return [await row.getByRole('rowheader').textContent(), Object.fromEntries(points)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Percentages as shares: `84.2 ± 3.1 %, 10 draws` → 0.842, 0.031. @param {string} text */
const numbersOf = (text) =>
  [...(text.split('%')[0] ?? '').matchAll(/[\d.]+/g)].map(([number]) =>
    Number((Number(number) / 100).toFixed(4)),
  );

/** @param {number[]} numbers */
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

const result = await withStudio(
  async (studio) => {
    /** @type {Record<string, string>} */
    const hash = {};
    for (const name of SETTINGS) if (given[name] !== undefined) hash[name] = given[name];
    await studio.open(hash);
    const imported = await studio.importFolder(folder);
    if (given['epochs'] !== undefined) {
      const number = (/** @type {RegExp} */ words) =>
        Number((words.exec(imported)?.[1] ?? '0').replaceAll(',', ''));
      const known = number(/([\d,]+) photos ready/) - number(/([\d,]+) of them a test set/);
      const photos = known - (await studio.heldOutPhotos());
      const batch = Number(await studio.field('Batch size').inputValue());
      await studio.setField('Steps', String(Number(given['epochs']) * Math.floor(photos / batch)));
    }
    await studio.train();
    const [rawPixels, untrained, trained] = await readScores(await studio.scoreTable());
    const { config, rows } = await studio.runLog();
    const imagesPerSecond = Math.round(median(rows.map((row) => row['imagesPerSecond'] ?? NaN)));
    const measured = { settings: config, rawPixels, untrained, trained, imagesPerSecond };
    if (values['fine-tune'] !== true && values['few-labels'] !== true) return measured;
    const classifiers = await readMethods(await compareMethods(studio, given['labels']));
    const judged = { ...measured, classifiers };
    return values['few-labels'] === true
      ? { ...judged, fewLabels: await readLabels(await measureFewLabels(studio)) }
      : judged;
  },
  (words) => void process.stderr.write(`  … ${words}\n`),
);
console.log(JSON.stringify(result, null, 2));
if (given['json'] !== undefined) {
  mkdirSync(path.dirname(path.resolve(given['json'])), { recursive: true });
  writeFileSync(given['json'], `${JSON.stringify(result, null, 2)}\n`);
}
