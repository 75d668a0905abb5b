import { expectAccessible } from '../support/accessible.ts';
import { strFromU8 } from 'fflate';
import { makeNearDuplicates } from '../support/nearDuplicates.ts';
import { expect, test } from '../support/test.ts';

test('near-duplicates are found, shown, and trained on as one says', async ({ studio, page }, info) => {
  await studio.open({ size: 16, batch: 4, steps: 2, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makeNearDuplicates(page, folder, { scenes: 12, copied: 3 });
  await studio.chooseFolder(folder);
  await expect(studio.importStatus).toContainText('18 photos ready');
  const line = page.getByRole('paragraph').filter({ hasText: 'near-duplicates in 3 groups' });
  await expect(line).toHaveText('9 near-duplicates in 3 groups');

  await studio.button('Show near-duplicates').press('Enter');
  const dialog = page.getByRole('dialog', { name: '9 near-duplicates in 3 groups' });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog.getByRole('listitem').first()).toContainText('scene-0.jpg');
  await expectAccessible(page, 'near-duplicates', 'dialog[open]');
  await dialog.getByLabel('All groups').selectOption('Keep one');
  await dialog.getByLabel('Group 2').selectOption('Treat as positives');
  await expect(dialog).toContainText('but for 1 group');
  await page.keyboard.press('Escape');
  await expect(line).toHaveText('9 near-duplicates in 3 groups, 4 left out');
  await expect(page).toHaveURL(/duplicates=keep-one/);

  await studio.goTo('Augment');
  const pairs = page.getByRole('list', { name: 'Positive pairs' });
  await expect(pairs).toContainText(/Near-duplicates: scene-1\S*, scene-1/);
  await studio.start();
  await studio.finished();
  await studio.goTo('Apply');
  const card = strFromU8((await studio.downloadModel())['README.md'] ?? new Uint8Array());
  expect(card).toContain(
    '9 photos are near-duplicates, in 3 groups: of these groups 2 were trained on by one',
  );
});
