// A page whose workers and device can be ended from outside, and steps of its run.
import path from 'node:path';
import { root } from '../../.config/scripts/lib/project.mjs';
import { openEngine, openKeeper, watchPage } from './watchedPage.mjs';

/** @typedef {import('../../.config/scripts/lib/studio.mjs').Studio} Studio */

const realPhotos = path.join(root, '../shared/data/photos');

/** A page whose workers the soak has a hand in. @param {import('playwright').BrowserContext} context */
export async function watch(context) {
  await context.addInitScript(watchPage);
  for (const [name, opening] of /** @type {const} */ ([
    ['engine', openEngine],
    ['keeper', openKeeper],
  ])) {
    await context.route(`**/${name}.worker-*.js`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${String(opening)})();\n${await response.text()}` });
    });
  }
}

/** Numbers in [0, 1) that follow from the seed. @param {number} seed @returns {() => number} */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {Studio} studio */
export async function stepOf({ page }) {
  const text = (await page.getByRole('status', { name: 'Training' }).textContent()) ?? '';
  return Number((/step ([\d,]+)/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
}

/** @param {Studio} studio @param {number} step @throws Error in the page's words where the run breaks off before */
export async function reach(studio, step) {
  while ((await stepOf(studio)) < step) {
    const text = (await studio.page.getByRole('status', { name: 'Training' }).textContent()) ?? '';
    if (text.includes('failed')) throw new Error(text);
    await studio.page.waitForTimeout(50);
  }
}

/** Photos, and a run past its first checkpoint. @param {Studio} studio @param {string} [photos] */
export async function begin(studio, photos = realPhotos) {
  await studio.importFolder(photos);
  await studio.page.getByRole('button', { name: 'Start training', exact: true }).click();
  await reach(studio, 12);
}
