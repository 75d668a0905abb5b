import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('a run that collapses says so within 50 steps, and its measures show why', async ({
  studio,
  page,
}, info) => {
  // A temperature at which pairs need to be nearer than strangers by a hair only.
  const absurd = { temperature: 0.01, lr: 1, steps: 50, seed: 1 };
  await studio.open({ encoder: 'tiny', size: 16, batch: 16, backend: 'wasm', ...absurd });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 20);
  await studio.chooseFolder(folder);
  await expect(page.getByText('6 of 60 photos are held out.')).toBeVisible();
  await studio.start();

  await studio.finished();

  const alarm = page.getByRole('region', { name: 'The photos are falling into one spot' });
  await expect(alarm).toContainText('lower the learning rate');
  await studio.button('More measures').click();
  await expect(studio.button('Fewer measures')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Uniformity' })).toBeVisible();
  await expect(page.getByRole('img', { name: /pairs are alike by/ })).toBeVisible();
  await expectAccessible(page, 'a run that collapsed', '.workbench__side');
});
