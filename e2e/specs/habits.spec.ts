import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('photos are excluded by keys, and that is undone and redone', async ({ studio, page }, info) => {
  await studio.open({ size: 16, batch: 4, steps: 2, backend: 'wasm' });
  await makePhotoFolder(page, info.outputPath('photos'), 4);
  await studio.chooseFolder(info.outputPath('photos'));
  const sheet = page.getByRole('listbox', { name: 'Photos', exact: true });
  await sheet.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('2 photos chosen')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(studio.importStatus).toContainText('12 photos ready, 2 excluded');
  await expect(sheet.getByRole('option')).toHaveText(/excluded$/);
  await expectAccessible(page, 'excluded photos', '.photos-panel');
  await expect(studio.button('Undo')).toHaveAccessibleDescription('Undo: excluding 2 photos');

  await page.keyboard.press('Control+z');
  await expect(studio.importStatus).not.toContainText('excluded');
  await studio.button('Redo').click();
  await expect(studio.importStatus).toContainText('2 excluded');
  await page.getByLabel('Seed', { exact: true }).fill('9');
  await page.keyboard.press('Enter');
  await expect(studio.button('Undo')).toHaveAccessibleDescription('Undo: Seed');
  await studio.button('Undo').click();
  await expect(page).not.toHaveURL(/seed=9/);

  await studio.start();
  await studio.finished();
  const { config } = await studio.downloadRunLog();
  expect(config).toMatchObject({ environment: { photos: 10 } });
});

test('a model that nobody has downloaded does not go without a question', async ({ studio, page }, info) => {
  await studio.open({ size: 16, batch: 4, steps: 100, backend: 'wasm' });
  await makePhotoFolder(page, info.outputPath('photos'), 4);
  await studio.chooseFolder(info.outputPath('photos'));
  await studio.start();
  await studio.finished();

  await studio.start();
  const dialog = page.getByRole('dialog', { name: 'This model is not downloaded yet' });
  await expect(dialog).toContainText('100 steps');
  await expect(dialog.getByRole('button', { name: 'Download model first' })).toBeFocused();
  await expectAccessible(page, 'the question', 'dialog[open]');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(studio.button('Start training')).toBeFocused();
  await expect(studio.trainingStatus).toContainText('finished');

  await studio.start();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download model first' }).click();
  expect((await download).suggestedFilename()).toBe('likeness-model.zip');
  await expect(studio.trainingStatus).not.toContainText('finished');
  await studio.finished();
});
