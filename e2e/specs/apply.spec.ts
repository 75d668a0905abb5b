import { readFileSync } from 'node:fs';
import type { Download } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from '../support/accessible.ts';
import { filesInPickedFolder, pick, standInForFolderPicker } from '../support/folderPicker.ts';
import { whileHeld } from '../support/heldWorker.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import type { StudioPage } from '../support/studioPage.ts';
import { expect, test } from '../support/test.ts';
import { withCamera } from '../support/unasked.ts';

const KINDS = ['circles', 'squares', 'stripes'] as const;

test('from an unlabelled folder to a classifier that is judged, tried, put to work and taken home', async ({
  studio,
  page,
}, info) => {
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 10);
  await standInForFolderPicker(page);
  await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 4, 'held-out': 0, backend: 'wasm' });
  // Single files: their folders would be labels.
  const photos = KINDS.flatMap((kind) =>
    Array.from({ length: 10 }, (_, at) => `${folder}/${kind}/${kind}-${at}.jpg`),
  );
  await page.getByLabel('Photo files').setInputFiles(photos.slice(1));
  await expect(studio.importStatus).toContainText('29 photos ready');
  await studio.start();
  await studio.finished();
  await studio.goTo('Apply');

  // Twenty labels, by keyboard alone.
  await studio.button('Label photos').press('Enter');
  const view = page.getByRole('dialog', { name: 'Label photos' });
  const photo = view.getByRole('group', { name: /^Photo / });
  const kindOf = async (): Promise<string> => {
    const name = (await photo.getAttribute('aria-label')) ?? '';
    return KINDS.find((kind) => name.includes(kind)) ?? '';
  };
  const digits = new Map<string, string>();
  for (let labelled = 0; labelled < 20; labelled++) {
    const kind = await kindOf();
    const digit = digits.get(kind);
    if (digit === undefined) {
      digits.set(kind, String(digits.size + 1));
      await view.getByLabel('Another class for this photo').fill(kind);
      await page.keyboard.press('Enter');
    } else await page.keyboard.press(digit);
    await expect(view.getByRole('status', { name: 'Labelling' })).toHaveText(
      `${labelled + 1} of 20 labelled`,
    );
  }
  await expectAccessible(page, 'labelling', 'dialog[open]');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status', { name: 'Labels', exact: true })).toContainText(
    '20 photos are labelled, in 3 classes',
  );

  // What it is worth, beside what it must beat.
  await studio.button('Train the classifier').click();
  const table = page.getByRole('group', { name: 'Methods beside one another' });
  for (const method of ['Raw pixels', 'Before training', 'Nearest neighbours', 'Linear probe']) {
    const row = table.getByRole('row', { name: new RegExp(`^${method}`) });
    await expect(row).toContainText(/\d+\.\d %/, { timeout: 120_000 });
  }
  await page
    .getByRole('button', { name: /^\d+ photos? of circles told to be / })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Close these photos' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Classifier' })).toContainText('20 labelled photos');

  await studio.button('Measure with 1, 2, 5 … labels a class').click();
  await studio.button('Show what a label is worth as a table').click();
  await expectAccessible(page, 'what a label is worth', 'dialog[open]');
  await page.keyboard.press('Escape');

  // A photo that it has never seen; one of the camera is as good.
  await withCamera(page);
  await studio.button('Use the camera').click();
  await expect(page.getByText('The camera is on.')).toBeVisible();
  await expectAccessible(page, 'the camera', '.camera');
  await studio.button('Stop the camera').click();
  await page.getByLabel('Photo to try').setInputFiles(photos.slice(0, 1));
  const tried = page.getByRole('region', { name: 'Tried photo' });
  await expect(tried.getByRole('list', { name: 'What it is, by the classifier' })).toContainText('circles');
  await expect(tried.getByRole('button', { name: /similarity/ })).toHaveCount(12);

  await expectAccessible(page, 'a classifier, photos that it mistook, and one that was tried', 'main');

  // All photos in folders, and what was said of each; one may think better of it.
  await whileHeld(page, 'dataset', async () => {
    await studio.button('Download sorted photos').click();
    const sorting = page.getByRole('progressbar', { name: 'Sorting' });
    await expect(sorting).toBeVisible();
    await expectAccessible(page, 'photos that are being sorted', '.long-work');
    await studio.button('Cancel').click();
    await expect(sorting).toBeHidden();
  });
  const zip = await downloaded(
    page.waitForEvent('download'),
    studio.button('Download sorted photos').click(),
  );
  const paths = Object.keys(unzipSync(zip));
  expect(paths).toHaveLength(29);
  expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(new Set(KINDS));
  const csv = await downloaded(page.waitForEvent('download'), studio.button('Download predictions').click());
  const [head, ...rows] = strFromU8(csv).trim().split('\r\n');
  expect(head).toMatch(/^path,label,predicted,confidence,p /);
  expect(rows).toHaveLength(29);

  await sortIntoFolders(studio);

  const files = await studio.downloadModel();
  expect(
    strFromU8(files['classifier/labels.txt'] ?? new Uint8Array())
      .trim()
      .split('\n'),
  ).toHaveLength(3);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['classifier/tfjs/model.json', 'classifier/onnx/classifier.onnx']),
  );
});

/** Into a folder of the disk: refused, thought better of, and then done twice over. */
async function sortIntoFolders(studio: StudioPage): Promise<void> {
  const { page } = studio;
  const told = page.getByRole('status', { name: 'Sorting' });
  const sort = studio.button('Sort into a folder…');
  await pick(page, 'refuse');
  await sort.click();
  await expect(told).toContainText('The photos could not be sorted.');
  await pick(page, 'decline');
  await sort.click();
  await expect(sort).toBeEnabled();
  expect(await filesInPickedFolder(page)).toEqual({});

  await pick(page, 'choose');
  for (const copies of [1, 2]) {
    await sort.click();
    // What the first sorting said stands there until the second has ended.
    await expect
      .poll(async () => Object.keys(await filesInPickedFolder(page)).length)
      .toBeGreaterThanOrEqual(29 * copies);
    await expect(told).toContainText('29 photos were copied. Nothing was written over.');
    await expect(sort).toBeEnabled();
    const files = await filesInPickedFolder(page);
    const paths = Object.keys(files);
    expect(paths).toHaveLength(29 * copies);
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(new Set(KINDS));
    // Whole copies: of each photo as many bytes as of its first.
    for (const path of paths.filter((one) => one.endsWith(' (2).jpg')))
      expect(files[path]).toBe(files[path.replace(' (2).jpg', '.jpg')]);
    expect(paths.filter((one) => one.endsWith(' (2).jpg'))).toHaveLength(29 * (copies - 1));
    expect(Math.min(...Object.values(files))).toBeGreaterThan(500);
  }
}

/** What a click saves. */
async function downloaded(started: Promise<Download>, click: Promise<void>): Promise<Uint8Array> {
  await click;
  return readFileSync(await (await started).path());
}
