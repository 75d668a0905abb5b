import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expectModelComputesAsThePage } from '../support/modelCheck.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('a model that was taken home is opened again, and only its head learns while it is frozen', async ({
  studio,
  page,
}, info) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 2, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();
  const file = info.outputPath('cats.zip');
  await studio.saveModel(file);
  const first = unzipSync(readFileSync(file));

  const broken = info.outputPath('broken.zip');
  writeFileSync(broken, 'no zip at all');
  await studio.goTo('Encode');
  await page.getByLabel('Model file').setInputFiles(broken);
  await expect(page.getByText('“broken.zip” could not be opened. This zip cannot be read')).toBeVisible();
  await expect(page.getByLabel('Encoder', { exact: true })).toHaveValue('tiny');

  await studio.openModel(file);
  await expect(page.getByLabel('Encoder', { exact: true })).toHaveAccessibleDescription(
    /^cats\.zip, trained for 2 steps: .* parameters/,
  );
  await expect(page.getByRole('group', { name: 'Layers' })).toContainText('3×3 convolution, BN, ReLU');
  await expect(page.getByLabel('Image size', { exact: true })).toBeDisabled();
  await studio.button('Explore photos with it').click();
  await expect(studio.map).toContainText('Step 2: 24 photos on the map', { timeout: 30_000 });
  await studio.goTo('Apply');
  await expect(page.getByRole('status', { name: 'Search' })).toContainText('Of 24 photos, by cosine of h');
  await expect(page.getByRole('button', { name: 'Download run log' })).toBeDisabled();
  await studio.goTo('Encode');

  await page.getByLabel('Train the encoder').uncheck();
  expect(page.url()).toContain('encoder=own');
  expect(page.url()).toContain('freeze=on');
  expect(page.url()).not.toContain('cats');

  await studio.start();
  await studio.reachStep(1);
  await studio.finished();
  const second = await studio.downloadModel();
  expect(second['tfjs/weights.bin']).toEqual(first['tfjs/weights.bin']);
  await expectModelComputesAsThePage(second);
  expect(strFromU8(second['README.md'] ?? new Uint8Array())).toContain(
    'begun from a model file and kept as it was',
  );
});
