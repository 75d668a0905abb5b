import { strFromU8 } from 'fflate';
import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('the steps show views, stages and confusions of a run, and take what one says of them', async ({
  studio,
  page,
}, info) => {
  await studio.open({ step: 'augment', size: 16, batch: 4, steps: 5000, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);

  // Before training: a preset, what an operation does, and a network that finds everything alike.
  await page.getByLabel('Preset').selectOption('Orientation matters');
  await expect(page).toHaveURL(/preset=orientation/);
  await expect(page.getByRole('slider', { name: 'Mirror' })).toHaveAttribute('aria-valuetext', 'never');
  await page.getByRole('slider', { name: 'Brightness' }).focus();
  const example = page.getByRole('figure', { name: 'Before and after' });
  await expect(example.getByRole('listitem')).toHaveText(['before', '40 % darker', '40 % brighter']);
  await expect(page.getByRole('list', { name: 'Positive pairs' })).toContainText(/alike\s+[\d.]+/);

  await studio.start();
  await studio.reachStep(3);
  await studio.goTo('Encode');
  const maps = page.getByRole('figure', { name: 'Feature maps' });
  await expect(maps).toContainText(/step \d+, live/);
  await expect(maps).toContainText('Stage 6');
  await maps.getByRole('group', { name: /Maps of the stages/ }).press('ArrowDown');
  await expect(maps).toContainText(/Stage 2, filter \d+ of 16/);

  await studio.goTo('Contrast');
  const hardest = page.getByRole('list', { name: 'Hardest negatives' });
  await expect(hardest.getByRole('listitem').first()).toContainText('alike');
  await hardest.getByRole('button', { name: 'Same thing' }).first().click();
  await hardest.getByRole('button', { name: 'Duplicate' }).first().click();
  const told = page.getByRole('list', { name: 'Pairs told' });
  await expect(told.getByRole('listitem')).toHaveCount(2);
  const found = page.getByRole('paragraph').filter({ hasText: '2 near-duplicates in 1 group' });
  await expect(found).toBeVisible();
  await expectAccessible(page, 'pairs that were told of', '.hard');
  await told.getByRole('button', { name: 'Take back' }).last().click();
  await expect(found).toBeHidden();

  // What was said holds from the next run on, and the model card tells it.
  await studio.button('Stop').click();
  await expect(studio.trainingStatus).toContainText('stopped');
  // The page asks nothing of a model that one has.
  await studio.downloadModel();
  await studio.start();
  await expect(studio.trainingStatus).not.toContainText('stopped');
  await studio.reachStep(2);
  await studio.button('Stop').click();
  await expect(studio.trainingStatus).toContainText('stopped');
  const card = strFromU8((await studio.downloadModel())['README.md'] ?? new Uint8Array());
  expect(card).toContain('1 pair of photos was marked by hand');
});
