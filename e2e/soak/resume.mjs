// A run that is paused, kept, and gone on with on a page loaded anew, beside one that nothing broke: the same losses, bit for bit.
import path from 'node:path';
import { root } from '../../.config/scripts/lib/project.mjs';

const realPhotos = path.join(root, '../shared/data/photos');

const STEPS = 60;

/** @param {import('./stage.mjs').Stage} stage */
const settings = (stage) => ({
  encoder: 'tiny',
  size: '16',
  batch: '8',
  seed: String(stage.seed),
  steps: String(STEPS),
  backend: 'wasm',
});

/** @typedef {import('../../.config/scripts/lib/studio.mjs').Studio} Studio */

/** @param {Studio} studio @param {string} name */
const press = ({ page }, name) => page.getByRole('button', { name, exact: true }).click();

/** Looks often: a short run is soon over. @param {Studio} studio @param {number} least */
async function reach({ page }, least) {
  const status = page.getByRole('status', { name: 'Training', exact: true });
  const step = async () => Number(/step (\d+)/.exec((await status.textContent()) ?? '')?.[1] ?? 0);
  while ((await step()) < least) await page.waitForTimeout(50);
}

/** @param {Studio} studio */
async function pause(studio) {
  await press(studio, 'Pause');
  await studio.until('Training', (text) => text.includes('paused'));
}

/** @param {Studio} studio */
async function lossesOf(studio) {
  await studio.until('Training', (text) => text.includes('finished'));
  const { rows } = await studio.runLog();
  return rows.map(({ loss }) => loss);
}

/** @type {import('./stage.mjs').Part} */
export const resume = {
  minutes: 10,
  run: async (stage) => {
    const whole = await stage.open(settings(stage));
    await whole.importFolder(realPhotos);
    await press(whole, 'Start training');
    const unbroken = await lossesOf(whole);
    await whole.page.context().close();

    const studio = await stage.open(settings(stage));
    await studio.importFolder(realPhotos);
    await press(studio, 'Start training');
    await reach(studio, 10);
    await pause(studio);
    await press(studio, 'Resume');
    await reach(studio, 25);
    await pause(studio);
    // The keeping goes on after the pause has been told.
    await studio.page.waitForTimeout(5000);
    await studio.page.reload();
    await press(studio, 'Continue where you left off');
    await studio.until('Training', (text) => text.includes('paused'));
    await press(studio, 'Resume');
    const broken = await lossesOf(studio);
    const other = unbroken.filter((loss, at) => !Object.is(loss, broken[at])).length;
    return [
      { name: 'steps of either run', value: unbroken.length, unit: '', target: { atLeast: STEPS } },
      { name: 'steps whose losses differ in any bit', value: other, unit: '', target: { atMost: 0 } },
      stage.complaintRow(),
    ];
  },
};
