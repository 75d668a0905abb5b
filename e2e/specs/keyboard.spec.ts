import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** Presses Tab until this element has the focus, as one does who has no pointer. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 200; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluateAll((found) => found.includes(document.activeElement as never))) return;
  }
  throw new Error(`Tab does not lead to ${wanted.toString()}.`);
}

test('the whole way by keyboard alone: samples, settings, training, a photo of the map, the model', async ({
  studio,
  page,
}) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 6, backend: 'wasm' });
  await tabTo(page, studio.button('Use sample pictures'));
  await page.keyboard.press('Enter');
  await expect(studio.importStatus).toContainText('600 photos ready', { timeout: 120_000 });

  await tabTo(page, page.getByRole('spinbutton', { name: 'Temperature' }));
  await page.keyboard.type('0.4');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/temperature=0\.4/);
  await tabTo(page, studio.button('Start training'));
  await page.keyboard.press('Enter');
  await studio.finished();

  await tabTo(page, page.getByRole('link', { name: 'Contrast' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Pull pairs together/);
  await tabTo(page, page.getByRole('link', { name: 'Train' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('listbox', { name: 'Photos on the map' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  // In so short a run the map may not have come to the photo, and then says so.
  await expect(page.getByRole('region', { name: 'Nearest photos' })).toContainText('Nearest to');

  const download = page.waitForEvent('download');
  await tabTo(page, studio.button('Download model'));
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('likeness-model.zip');
});
