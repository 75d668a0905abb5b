import { expectAccessible } from '../support/accessible.ts';
import { whileHeld } from '../support/heldWorker.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { StudioPage } from '../support/studioPage.ts';
import { expect, test } from '../support/test.ts';
import { withNewVersion, withoutCanvases } from '../support/unasked.ts';

const STEPS = ['Augment', 'Encode', 'Contrast', 'Train', 'Apply'] as const;

// In one page: to open it and read photos takes as long as all that is looked at.
test('every step keeps WCAG 2.2 AA, in light and dark, wide and narrow', async ({ studio, page }, info) => {
  const checkDialog = async (opener: string): Promise<void> => {
    await studio.button(opener).click();
    await expectAccessible(page, opener, 'dialog[open]');
    await page.keyboard.press('Escape');
  };
  await withNewVersion(page);
  await studio.open({ size: 16, batch: 8, steps: 3 });
  // With the note that there is a newer version.
  await expect(page.locator('.notices')).toContainText('A newer version');
  await expectAccessible(page, 'before any photo');
  await page.getByText('A newer version').locator('..').getByRole('button', { name: 'Dismiss' }).click();
  for (const opener of ['Local', 'About this device']) await checkDialog(opener);
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await checkDialog('Show skipped files');
  await whileHeld(page, 'dataset', async () => {
    await page.getByLabel('Photo files').setInputFiles(`${folder}/circles/circles-0.jpg`);
    await expect(studio.importStatus).toContainText('0 of 1 file');
    await expectAccessible(page, 'photos that are being read', '.photos-panel');
  });
  await studio.chooseFolder(folder);
  await page.getByText('Why these?').click();
  for (const step of STEPS) {
    await studio.goTo(step);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (step === 'Train') await studio.button('More measures').click();
    await expectAccessible(page, step);
  }
});

test('a part of the page that broke says so, keeps WCAG 2.2 AA and can be tried again', async ({
  studio,
  page,
  context,
}, info) => {
  const folder = info.outputPath('photos');
  await studio.open();
  await makePhotoFolder(page, folder, 4);
  // A page of its own, since what breaks is told in the console.
  const other = new StudioPage(await context.newPage());
  await other.open({ size: 16, step: 'train' });
  await other.chooseFolder(folder);
  await expect(other.importStatus).toContainText('12 photos ready');
  await withoutCanvases(other.page);
  await other.goTo('Augment');
  await expect(other.page.getByRole('alert')).toContainText('This part of the page broke');
  await expectAccessible(other.page, 'a part that broke');
  await other.page.close();
});

test('keys pause, go to steps and list themselves, and can be turned off', async ({ studio, page }, info) => {
  await studio.open({ size: 16, batch: 8, steps: 5000, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('1');
  await expect(page).toHaveURL(/step=augment/);
  await studio.start();
  await studio.reachStep(2);
  await studio.goTo('Train');
  await expectAccessible(page, 'a run that goes on');
  await page.getByRole('main').focus();
  await page.keyboard.press(' ');
  await expect(studio.trainingStatus).toContainText('paused');
  await expectAccessible(page, 'a run that is paused', '.run-bar');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('pause the training');
  await expectAccessible(page, 'shortcuts', 'dialog[open]');
  await help.getByRole('checkbox', { name: /Single keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(page).not.toHaveURL(/step=encode/);
});
