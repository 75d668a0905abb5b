// The fifth step of the page, driven as its user would: classifiers on the folders as labels.
import { LOOK_EVERY_MS, PATIENCE_MS } from './studio.mjs';

const TRAIN = 'Train the classifier';
const MEASURE = 'Measure with 1, 2, 5 … labels a class';

/** @typedef {import('./studio.mjs').Studio} Studio */

/**
 * Has the page train and judge classifiers, trained networks too.
 * @param {Studio} studio with a trained model
 * @param {string} [labels] a CSV file of labels; the folders unless given
 * @returns {Promise<import('playwright').Locator>} the table of methods
 */
export async function compareMethods(studio, labels) {
  await studio.goTo('Apply');
  if (labels === undefined) await button(studio, 'Use the folders as labels').click();
  else await readLabelFile(studio, labels);
  await studio.page.getByRole('checkbox', { name: /^Train networks too/ }).check();
  await work(studio, TRAIN);
  return studio.page.getByRole('group', { name: 'Methods beside one another' });
}

/**
 * Has the page measure what the same methods make of fewer labels.
 * @param {Studio} studio whose methods have been compared
 * @returns {Promise<import('playwright').Locator>} the table by labels a class
 */
export async function measureFewLabels(studio) {
  await work(studio, MEASURE);
  await button(studio, 'Show what a label is worth as a table').click();
  return studio.page.getByRole('group', { name: 'Accuracy by labels a class' });
}

/** @param {Studio} studio @param {string} file */
async function readLabelFile({ page, progress }, file) {
  await page.getByLabel('Labels file').setInputFiles(file);
  const read = page.getByRole('status', { name: 'What the file said' });
  await read.filter({ hasText: /./ }).waitFor();
  progress((await read.textContent()) ?? '');
}

/** @param {Studio} studio @param {string} name of the button that begins it */
async function work(studio, name) {
  await button(studio, name).click();
  await finish(studio, name);
}

/** @param {Studio} studio @param {string} name */
const button = ({ page }, name) => page.getByRole('button', { name, exact: true });

/**
 * Waits for work of the step, and passes on how far it is.
 * @param {Studio} studio
 * @param {string} name of the button that is back once it is done
 * @throws Error in the page's words when it fails
 */
async function finish(studio, name) {
  const end = Date.now() + PATIENCE_MS;
  const main = studio.page.getByRole('main');
  const progress = main.getByRole('progressbar');
  while ((await button(studio, name).count()) === 0 || (await progress.count()) > 0) {
    if (Date.now() > end) throw new Error(`“${name}” has not ended after ${PATIENCE_MS / 3_600_000} hours.`);
    const [share] = await progress.evaluateAll((all) => all.map((bar) => bar.getAttribute('value')));
    if (share !== undefined) studio.progress(`${name}: ${Math.round(Number(share) * 100)} %`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const failures = await main.getByRole('alert').allTextContents();
  if (failures.length > 0) throw new Error(failures.join(' '));
}
