// Workers that end in the midst of a run, and pages that die while they keep it: nothing of a run but a few steps is lost.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../.config/scripts/lib/project.mjs';
import { seeded } from './seeded.mjs';

/** @typedef {import('../../.config/scripts/lib/studio.mjs').Studio} Studio */
/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {import('../../.config/scripts/lib/bench/rows.mjs').Row} Row */

export const photos = path.join(root, '../shared/data/photos');
const settings = { encoder: 'tiny', size: '16', batch: '8', steps: '100000', backend: 'wasm' };

/** So that a worker can be ended from outside, as a browser short of memory ends one: without a word. */
const keepWorkers = () => {
  const workers = /** @type {{ address: string, worker: Worker }[]} */ ([]);
  class Kept extends Worker {
    constructor(/** @type {string | URL} */ address, /** @type {WorkerOptions} */ options) {
      super(address, options);
      workers.push({ address: String(address), worker: this });
    }
  }
  Object.assign(globalThis, {
    Worker: Kept,
    endEngine: () => workers.findLast(({ address }) => address.includes('engine'))?.worker.terminate(),
  });
};

/** @param {Studio} studio */
export async function stepOf({ page }) {
  const text = (await page.getByRole('status', { name: 'Training' }).textContent()) ?? '';
  return Number((/step ([\d,]+)/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
}

/** @param {Studio} studio @param {number} step */
export async function reach(studio, step) {
  while ((await stepOf(studio)) < step) await studio.page.waitForTimeout(50);
}

/** @param {Studio} studio */
export async function begin(studio) {
  await studio.importFolder(photos);
  await studio.page.getByRole('button', { name: 'Start training', exact: true }).click();
  await reach(studio, 12);
}

/** Workers that end at random steps of one run. @param {Stage} stage @returns {Promise<Row[]>} */
async function workersEnd(stage) {
  const wanted = stage.count(20);
  const random = seeded(stage.seed);
  const studio = await stage.open(settings);
  await studio.page.addInitScript(keepWorkers);
  await studio.page.reload();
  await begin(studio);
  const waits = /** @type {number[]} */ ([]);
  const lost = /** @type {number[]} */ ([]);
  for (let loss = 0; loss < wanted; loss++) {
    // Three within a minute would be given up.
    await studio.page.waitForTimeout(30_000 + 5000 * random());
    const before = await stepOf(studio);
    const started = performance.now();
    await studio.page.evaluate('endEngine()');
    const note = studio.page.getByText(/ended unexpectedly at step [\d,]+\. Going on from step [\d,]+\./);
    await note.filter({ hasText: loss === 0 ? /./ : `${loss + 1} times` }).waitFor();
    waits.push(performance.now() - started);
    const numbersOf = ((await note.textContent()) ?? '').replaceAll(',', '').match(/\d+/g) ?? [];
    lost.push(Number(numbersOf[0]) - Number(numbersOf[1]));
    await reach(studio, before + 1);
    stage.progress(`${loss + 1} of ${wanted} workers ended`);
  }
  const seconds = Math.max(...waits) / 1000;
  return [
    { name: 'runs that outlived a worker', value: waits.length, unit: '', target: { atLeast: wanted } },
    { name: 'longest until the page went on', value: seconds, unit: 's', target: { atMost: 10 } },
    { name: 'most steps taken again', value: Math.max(...lost), unit: '' },
  ];
}

/** Pages that die while they keep a run. @param {Stage} stage @returns {Promise<Row[]>} */
async function pagesDie(stage) {
  const wanted = stage.count(50);
  const random = seeded(stage.seed + 1);
  const profile = mkdtempSync(path.join(stage.folder, 'kept-'));
  let studio = await stage.open(settings, { profile });
  await begin(studio);
  let whole = 0;
  for (let death = 0; death < wanted; death++) {
    // A pause keeps the run at once: the page dies somewhere in that.
    await studio.page.getByRole('button', { name: 'Pause', exact: true }).click();
    await studio.page.waitForTimeout(150 * random());
    const context = studio.page.context();
    const session = await context.newCDPSession(studio.page);
    // A page that has died answers nothing.
    session.send('Page.crash').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await context.close();
    studio = await stage.open(settings, { profile });
    await studio.page.getByRole('button', { name: 'Continue where you left off' }).click();
    await studio.until('Training', (text) => text.includes('paused'));
    const kept = await stepOf(studio);
    await studio.page.getByRole('button', { name: 'Resume', exact: true }).click();
    await reach(studio, kept + 1);
    whole += 1;
    stage.progress(`${death + 1} of ${wanted} pages died`);
  }
  return [
    {
      name: 'pages that died while keeping, and went on',
      value: whole,
      unit: '',
      target: { atLeast: wanted },
    },
  ];
}

export const losses = {
  minutes: 60,
  run: async (/** @type {Stage} */ stage) => [
    ...(await workersEnd(stage)),
    ...(await pagesDie(stage)),
    stage.complaintRow(),
  ],
};
