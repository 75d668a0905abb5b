// npm run screenshots: every step of the page, and parts of the last, wide and narrow, light and dark, after a short
// training on the sample pictures. `--out FOLDER` puts them elsewhere than where the README shows them from.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { installPackages, requireNode, root } from './lib/project.mjs';
import { withStudio } from './lib/studio.mjs';

/** What of the last step lies below its beginning: a link's words, and the name of the picture. */
const PARTS = /** @type {const} */ ([
  ['Compare', 'compare'],
  ['Search by likeness', 'search'],
  ['Put to work', 'work'],
]);
const STEPS = ['Augment', 'Encode', 'Contrast', 'Train', 'Apply'];
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const THEMES = /** @type {const} */ (['light', 'dark']);
/** What a step asks of the engine is there by then. */
const SETTLE_MS = 2500;
/** Fast devices train networks for comparison too. */
const CLASSIFIER_MS = 30 * 60_000;

requireNode();
await installPackages();
const { values } = parseArgs({
  options: { out: { type: 'string', default: path.join(root, '.github/screens') } },
});
mkdirSync(values.out, { recursive: true });

await withStudio(
  async (studio) => {
    const { page } = studio;
    await studio.open({ steps: '150', size: '32', batch: '64', seed: '0' });
    await page.getByRole('button', { name: 'Use sample pictures' }).click();
    await studio.until('Import', (text) => text.includes('photos ready'));
    await studio.train();
    // The folders of the samples, so that there is a classifier to be seen.
    await page.getByRole('button', { name: 'Use the folders as labels' }).click();
    await page.getByRole('button', { name: 'Train the classifier' }).click();
    await page.getByRole('status', { name: 'Classifier' }).waitFor({ timeout: CLASSIFIER_MS });
    await studio.until('Classifier', (text) => text.includes('labelled photos'));
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        const shoot = async (/** @type {string} */ what) => {
          const name = `${what}-${size.width}-${theme}.jpg`;
          await page.screenshot({ path: path.join(values.out, name), type: 'jpeg', quality: 80 });
          process.stderr.write(`  … ${name}\n`);
        };
        for (const step of STEPS) {
          await studio.goTo(step);
          await page.waitForTimeout(SETTLE_MS);
          await shoot(step.toLowerCase());
        }
        for (const [part, name] of PARTS) {
          await page.getByRole('navigation', { name: 'Parts of this step' }).getByText(part).click();
          await page.waitForTimeout(SETTLE_MS);
          await shoot(`apply-${name}`);
        }
      }
    }
  },
  (words) => void process.stderr.write(`  … ${words}\n`),
);
