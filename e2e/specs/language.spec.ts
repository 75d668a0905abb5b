import type { Page } from '@playwright/test';
import { pseudoWords } from '../../src/ui/language/pseudo.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';
import { sideways, untranslated } from '../support/untranslated.ts';

const QUICK = { size: 16, batch: 8, steps: 4, backend: 'wasm' };
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 800 };
const DIALOGS = ['About this device', 'Keyboard shortcuts', 'Show skipped files'];

/** The page in a language that no name of the page object is in. */
async function openWith(page: Page, lang: string, folder: string): Promise<void> {
  const hash = new URLSearchParams(
    Object.entries({ ...QUICK, lang }).map(([key, value]) => [key, String(value)]),
  );
  await page.goto(`./#${hash.toString()}`);
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
}

test('all that is said comes from the catalogue, and finds room, also from right to left', async ({
  studio: { page },
}, info) => {
  await page.goto('./');
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await page.setViewportSize(NARROW);
  await openWith(page, 'pseudo', folder);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  const button = (name: string) => page.getByRole('button', { name: pseudoWords(name), exact: true });
  await button('Start training').click();
  await expect(page.getByRole('status', { name: pseudoWords('Training') })).toContainText(
    pseudoWords('finished'),
  );
  const steps = page.getByRole('navigation', { name: pseudoWords('Steps') }).getByRole('link');
  for (const step of [0, 1, 2, 3, 4]) {
    await steps.nth(step).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('⟦');
    if (step === 3) await button('More measures').click();
    expect(await untranslated(page), `step ${step + 1}`).toEqual([]);
    expect(await sideways(page), `step ${step + 1}`).toBe(0);
  }
  for (const name of DIALOGS) {
    await button(name).click();
    expect(await untranslated(page), name).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.evaluate(() => (location.hash = location.hash.replace('lang=pseudo', 'lang=pseudo-rtl')));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    for (const step of [0, 1, 2, 3, 4]) {
      await steps.nth(step).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await sideways(page), `step ${step + 1} at ${viewport.width} px`).toBe(0);
    }
  }
});

test('German is chosen, kept, and changes nothing of a run', async ({ studio, page }, info) => {
  await studio.open(QUICK);
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await studio.start();
  await expect(studio.trainingStatus).toContainText('finished');
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
  await expect(page.getByRole('button', { name: 'Training starten' })).toBeVisible();
  await expect(studio.trainingStatus).toContainText('Schritt 4 von 4');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByLabel('Sprache')).toBeFocused();
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Sehen Sie, was Ihre Fotos gemeinsam haben' }),
  ).toBeVisible();
});
