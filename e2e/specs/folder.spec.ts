import { mkdirSync, writeFileSync } from 'node:fs';
import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('a folder with sub-folders, a broken file and a text file', async ({ studio, page }, info) => {
  await studio.open({ size: 32, batch: 8, steps: 20 });
  const dialog = page.getByRole('dialog');
  // A folder without any photo is said to be one, and why.
  const other = info.outputPath('other');
  mkdirSync(other);
  writeFileSync(`${other}/notes.txt`, 'text');
  await studio.chooseFolder(other);
  await expect(studio.importStatus).toContainText(
    '0 photos ready, 1 skipped: none of these files is a photo',
  );
  await studio.button('Show skipped files').click();
  await expect(dialog.getByRole('row').filter({ hasText: 'notes.txt' })).toContainText(/text/);
  await page.keyboard.press('Escape');

  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  await expect(studio.importStatus).toContainText('24 photos ready');
  await expect(studio.importStatus).toContainText('2 skipped');
  await studio.button('Show skipped files').click();
  await expect(dialog.getByRole('row').filter({ hasText: 'broken.jpg' })).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: 'notes.txt' })).toContainText(/text/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // In the place of photos it takes none away.
  await studio.chooseFolder(other);
  await expect(page.getByText('None of the files that you gave is a photo')).toBeVisible();
  await expect(studio.importStatus).toContainText('24 photos ready');
});

test('folders judge what was learned, beside raw pixels and the untrained encoder', async ({
  studio,
  page,
}, info) => {
  await studio.open({ size: 16, batch: 8, steps: 4 });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();
  const table = page.getByRole('region', { name: 'Tells your folders apart' }).getByRole('table');
  for (const name of ['Raw pixels', 'Before training', 'After step 4']) {
    const row = table.getByRole('row', { name: new RegExp(`^${name}`) });
    await expect(row.getByRole('cell').first()).toHaveText(/^\d+\.\d %$/);
  }
});

test('single files, a second import in place of the first, and a third beside it', async ({
  studio,
  page,
}, info) => {
  await studio.open();
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  const files = Array.from({ length: 4 }, (_, at) => `${folder}/circles/circles-${at}.jpg`);
  await page.getByLabel('Photo files').setInputFiles(files);
  await expect(studio.importStatus).toContainText('4 photos ready');
  await studio.start();
  await expect(page.getByText(/at least 8 photos/i).first()).toBeVisible();
  await expectAccessible(page, 'a run that could not begin', '.run-bar');

  await studio.chooseFolder(folder);
  await expect(studio.importStatus).toContainText('12 photos ready');
  await expect(page.getByText('3 folders as labels')).toBeVisible();

  await page.getByLabel('New photos').selectOption('are added to these');
  await page.getByLabel('Photo files').setInputFiles(files);
  await expect(studio.importStatus).toContainText('16 photos ready');
  await page.getByLabel('Photo files').setInputFiles(files);
  await expect(page.getByText('All of these photos are here already.')).toBeVisible();
  await expect(studio.importStatus).toContainText('16 photos ready');
});
