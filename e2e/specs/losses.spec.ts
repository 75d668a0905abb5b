import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('another loss, picked in the page, trains with the settings that it uses', async ({
  studio,
  page,
}, info) => {
  await studio.open({ size: 16, batch: 4, steps: 4, seed: 2, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  const loose = Array.from({ length: 4 }, (_, at) => `${folder}/circles/circles-${at}.jpg`);
  await page.getByLabel('Photo files').setInputFiles(loose);
  await expect(studio.importStatus).toContainText('4 photos ready');
  const loss = page.getByLabel('Loss', { exact: true }).and(page.getByRole('combobox'));
  const supervised = loss.locator('option[value="supcon"]');
  await expect(supervised).toBeDisabled();
  await expect(page.getByText('needs labels')).toBeVisible();
  await studio.chooseFolder(folder);
  await expect(supervised).toBeEnabled();

  await loss.selectOption('triplet');
  await expect(page.getByLabel('Temperature', { exact: true })).toBeHidden();
  await page.getByLabel('Margin').fill('0.7');
  await page.getByLabel('Negatives').selectOption('hard');
  await page.getByLabel('Queue').fill('32');
  await expect(page).toHaveURL(/loss=triplet.*margin=0\.7.*negatives=hard.*queue=32/);
  await studio.goTo('Contrast');
  await expect(page.getByRole('math')).toHaveAccessibleName(/distance .* margin/);
  await studio.start();
  await studio.finished();
  const { config, rows } = await studio.downloadRunLog();
  expect(config).toMatchObject({ config: { loss: 'triplet', margin: 0.7, negatives: 'hard', queue: 32 } });
  expect(rows.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  expect(rows.every((row) => row.loss >= 0 && !('temperature' in row))).toBe(true);
});

test('sub-folders teach the supervised loss, and its temperature can be learned', async ({
  studio,
  page,
}, info) => {
  await studio.open({ size: 16, batch: 4, steps: 4, seed: 2, backend: 'wasm', loss: 'supcon' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await page.getByLabel('Learn τ').check();
  await studio.start();
  await studio.finished();
  const { config, rows } = await studio.downloadRunLog();
  expect(config).toMatchObject({ config: { loss: 'supcon', learnTemperature: true } });
  const temperatures = rows.map(({ temperature }) => temperature);
  expect(temperatures[0]).toBeCloseTo(0.2, 4);
  expect(new Set(temperatures).size).toBe(4);
});
