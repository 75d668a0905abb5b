import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('the map tells what is near, selects, looks back and lays out anew', async ({ studio, page }, info) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 12, seed: 1, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();

  const photos = page.getByRole('listbox', { name: 'Photos on the map' });
  const nearest = page.getByRole('region', { name: 'Nearest photos' });
  await photos.focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(nearest.getByRole('listitem')).toHaveCount(12);
  await expect(nearest).toContainText('Of 24 photos, by cosine of h at step 12.');
  const first = nearest.getByRole('button', { name: /similarity/ }).first();
  const name = ((await first.getAttribute('aria-label')) ?? '').split(',')[0] ?? '';
  await first.press('Enter');
  await expect(nearest.getByRole('heading')).toHaveText(`Nearest to ${name}`);

  await nearest.getByRole('button', { name: 'Select neighbours' }).click();
  const selection = page.getByRole('region', { name: 'Selected photos' });
  await expect(selection).toContainText('13 photos selected');
  const field = await photos.boundingBox();
  if (field === null) throw new Error('the map is not to be seen');
  await studio.button('Select by box').click();
  // The strip below has made the map smaller, and photos glide to where they are in it: what a box holds meanwhile are fewer.
  await expect(async () => {
    await page.mouse.move(field.x + 2, field.y + 2);
    await page.mouse.down();
    await page.mouse.move(field.x + field.width - 2, field.y + field.height - 2, { steps: 3 });
    await page.mouse.up();
    await expect(selection).toContainText('24 photos selected', { timeout: 1000 });
  }).toPass();
  const download = page.waitForEvent('download');
  await selection.getByRole('button', { name: 'Download file list' }).click();
  const list = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(list[0]).toBe('path,folder,width,height');
  expect(list).toHaveLength(25);
  expect(list.join()).toContain('circles/circles-0.jpg,circles,160,120');

  const moment = page.getByRole('slider', { name: 'Map at step' });
  await expect(moment).toHaveAttribute('aria-valuetext', 'step 12, latest');
  await moment.press('Home');
  await expect(moment).toHaveAttribute('aria-valuetext', 'step 0');
  await studio.button('Play the run').click();
  await expect(moment).toHaveAttribute('aria-valuetext', 'step 12, latest');

  await page.getByLabel('Colour by').selectOption('Loss');
  await expect(studio.map).toContainText(/At step 12\./);
  await studio.button('UMAP').click();
  await expect(studio.map).toContainText('UMAP of h at step 12.');
  await expectAccessible(page, 'the map of a finished run', '.map');
  await studio.button('Clear selection').click();
  await expect(selection).toBeHidden();

  await studio.goTo('Apply');
  const search = page.getByRole('region', { name: 'Search by likeness' });
  const likest = search.getByRole('listitem').first();
  const found = ((await likest.textContent()) ?? '').replace(/[+−]?\d\.\d+$/, '');
  await likest.getByRole('button').press('Enter');
  await expect(search).toContainText(found);
  await expect(likest).not.toContainText(found);
});
