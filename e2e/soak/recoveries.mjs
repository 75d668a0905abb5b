// Devices and workers that are lost in the midst of a run: a fresh one goes on from the last checkpoint, to the bit.
import { begin, randomFrom, reach, stepOf, watch } from './faults.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {import('./watchedPage.mjs').Watched} Watched */

const LOSSES = 20;
const settings = { encoder: 'tiny', size: '16', batch: '8', steps: '100000' };

/**
 * One run, hit again and again at random steps.
 * @param {Stage} stage
 * @param {string} backend
 * @param {readonly string[]} kinds of fault, in turn
 */
async function outlive(stage, backend, kinds) {
  const wanted = stage.count(LOSSES);
  const random = randomFrom(stage.seed);
  const studio = await stage.open({ ...settings, backend }, { prepare: watch });
  const { page } = studio;
  await begin(studio);
  const noticed = /** @type {number[]} */ ([]);
  const waits = /** @type {number[]} */ ([]);
  const lostSteps = /** @type {number[]} */ ([]);
  const lostSeconds = /** @type {number[]} */ ([]);
  const watched = () => /** @type {Promise<Watched>} */ (page.evaluate('soakWatched'));
  for (let loss = 1; loss <= wanted; loss++) {
    const kind = kinds[(loss - 1) % kinds.length] ?? '';
    await page.waitForTimeout(500 + 6000 * random());
    const before = await stepOf(studio);
    const { handed } = await watched();
    const started = performance.now();
    await page.evaluate(`soakFault(${JSON.stringify(kind)})`);
    while ((await watched()).handed === handed) await page.waitForTimeout(20);
    const note = page.getByText(/ at step [\d,]+\. Going on from step [\d,]+\./);
    await note.filter({ hasText: loss === 1 ? /./ : `${loss} times` }).waitFor();
    const [lostAt = 0, from = 0] = ((await note.textContent()) ?? '').replaceAll(',', '').match(/\d+/g) ?? [];
    lostSteps.push(Number(lostAt) - Number(from));
    noticed.push((await watched()).noticedMs ?? Infinity);
    waits.push(performance.now() - started);
    await reach(studio, Math.max(before, Number(lostAt)) + 1);
    lostSeconds.push((performance.now() - started) / 1000);
    stage.progress(`${loss} of ${wanted}, ${kind}: ${(await note.textContent()) ?? ''}`);
  }
  const { altered, again, different } = await watched();
  return [
    { name: 'runs that went on by themselves', value: waits.length, unit: '', target: { atLeast: wanted } },
    {
      name: 'longest until it was noticed',
      value: Math.max(...noticed) / 1000,
      unit: 's',
      target: { atMost: 2 },
    },
    { name: 'longest until it was said', value: Math.max(...waits) / 1000, unit: 's' },
    { name: 'longest until all lost steps were taken again', value: Math.max(...lostSeconds), unit: 's' },
    { name: 'most steps lost', value: Math.max(...lostSteps), unit: '' },
    { name: 'restored weights with another checksum', value: altered, unit: '', target: { atMost: 0 } },
    { name: 'steps taken again', value: again, unit: '', target: { atLeast: 1 } },
    { name: 'of them with another loss', value: different, unit: '', target: { atMost: 0 } },
    stage.complaintRow(),
  ];
}

/** `device.destroy()`. @type {import('./stage.mjs').Part} */
export const device = { minutes: 30, run: (stage) => outlive(stage, 'webgpu', ['destroy']) };

/** Ended by the browser without a word, an error outside of any request, and a step that throws. @type {import('./stage.mjs').Part} */
export const worker = { minutes: 30, run: (stage) => outlive(stage, 'wasm', ['step', 'terminate', 'throw']) };
