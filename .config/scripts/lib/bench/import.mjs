// How fast photos are imported, beside a bare loop of createImageBitmap with a resize to the same side, on as many
// workers as there are cores. The loop looks at no header, crops nothing and reads no pixel: it is the decoder.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../project.mjs';

/** Side of the squares in pixels: what photos are cached at for views of 64 pixels. */
const side = 84;

/** Photos of a camera, drawn in the page: 12 megapixels each. */
const camera = { count: 8, width: 4000, height: 3000 };

/**
 * @typedef {{ name: string, value: number | null, unit: string, target?: { atLeast: number } | { atMost: number },
 *   min?: number, max?: number, note?: string }} Row
 */

/**
 * @param {import('playwright').Page} page
 * @param {{ url: string, rounds: number, data?: string, progress?: (text: string) => void }} options
 * @returns {Promise<Row[]>}
 */
export async function run(page, { url, rounds, data, progress = () => undefined }) {
  const folder = path.resolve(data ?? path.join(root, '../shared/data/photos'));
  await page.goto(new URL('import.html', url).href);
  const rows = existsSync(folder) ? await chosen(page, folder, rounds, progress) : [missing(folder)];
  progress(`drawing ${camera.count} photos of 12 megapixels`);
  await page.evaluate(
    ({ count, width, height }) => globalThis.importBench.draw(count, width, height),
    camera,
  );
  return [...rows, ...(await measure(page, 'photos of 12 megapixels', rounds, progress))];
}

/** @param {import('playwright').Page} page @param {string} folder @param {number} rounds @param {(text: string) => void} progress */
async function chosen(page, folder, rounds, progress) {
  await page.setInputFiles('input', folder);
  const count = await page.evaluate(() => globalThis.importBench.count());
  return measure(page, `${count} photos of ${path.basename(folder)}`, rounds, progress);
}

/** @param {string} folder @returns {Row} */
function missing(folder) {
  return {
    name: 'photos of a folder',
    value: null,
    unit: '×',
    note: `${folder} is missing; --data names another`,
  };
}

/**
 * Both in turn, round by round; the first round of each warms up and does not count.
 * @param {import('playwright').Page} page
 * @param {string} what
 * @param {number} rounds
 * @param {(text: string) => void} progress
 * @returns {Promise<Row[]>}
 */
async function measure(page, what, rounds, progress) {
  const count = await page.evaluate(() => globalThis.importBench.count());
  /** @type {{ ours: number[], bare: number[] }} photos a second */
  const rates = { ours: [], bare: [] };
  for (let round = 0; round <= rounds; round++) {
    progress(`${what}, round ${round} of ${rounds}`);
    const bareMs = await page.evaluate((pixels) => globalThis.importBench.bare(pixels), side);
    const oursMs = await page.evaluate((pixels) => globalThis.importBench.ours(pixels), side);
    if (round === 0) continue;
    rates.ours.push((count * 1000) / oursMs);
    rates.bare.push((count * 1000) / bareMs);
  }
  const different = await page.evaluate((pixels) => globalThis.importBench.different(pixels), side);
  const ratios = rates.ours.map((rate, round) => rate / (rates.bare[round] ?? NaN));
  return [
    { ...figure(`import of ${what} ÷ the bare loop`, ratios, '×'), target: { atLeast: 0.8 } },
    figure(`import of ${what}`, rates.ours, 'photos/s'),
    figure(`bare loop over ${what}`, rates.bare, 'photos/s'),
    {
      name: `${what} whose pixels differ from the plain way’s`,
      value: different,
      unit: '',
      target: { atMost: 0 },
    },
  ];
}

/** @param {string} name @param {readonly number[]} samples @param {string} unit @returns {Row} */
function figure(name, samples, unit) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const value = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  return { name, value, unit, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}
