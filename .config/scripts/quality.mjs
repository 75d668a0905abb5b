// `npm run quality -- --data DIR`: how well the page learns from a folder of class folders. It trains in a real
// browser, through the page itself, and writes down what the page measures.
// DIR holds `train/<class>` and `test/<class>`, or `<class>` folders alone: then each photo is told by the others.
// Options: --epochs N or --steps N, --encoder, --size, --batch, --loss, --temperature, --optimizer, --lr, --norm,
// --seed, --held-out SHARE, --backend, --json FILE. What is not given is what the page suggests.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
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
    ...Object.fromEntries([...SETTINGS, 'epochs', 'json'].map((name) => [name, text])),
    data: text,
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
    // No map and no charts: where the processor trains, drawing them takes its time from training.
    await studio.goTo('Apply');
    await studio.train();
    const [rawPixels, untrained, trained] = await readScores(await studio.scoreTable());
    const { config, rows } = await studio.runLog();
    const imagesPerSecond = Math.round(median(rows.map((row) => row['imagesPerSecond'] ?? NaN)));
    return { settings: config, rawPixels, untrained, trained, imagesPerSecond };
  },
  (words) => void process.stderr.write(`  … ${words}\n`),
);
console.log(JSON.stringify(result, null, 2));
if (given['json'] !== undefined) {
  mkdirSync(path.dirname(path.resolve(given['json'])), { recursive: true });
  writeFileSync(given['json'], `${JSON.stringify(result, null, 2)}\n`);
}
