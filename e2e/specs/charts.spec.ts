import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('two runs lie in one chart, which is smoothed and read by keys, saved, and shown as a table', async ({
  studio,
  page,
}, info) => {
  await studio.open({ size: 16, batch: 8, steps: 6, temperature: 0.2, backend: 'wasm' });
  await makePhotoFolder(page, info.outputPath('photos'), 6);
  await studio.chooseFolder(info.outputPath('photos'));
  await studio.start();
  await studio.finished();
  await page.getByLabel('Temperature', { exact: true }).fill('0.5');
  await studio.start();
  await studio.finished();

  const runs = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect(runs).toHaveCount(2);
  await expect(runs.first()).toContainText('τ 0.2 → 0.5');

  const values = page.getByRole('slider', { name: 'Values of loss' });
  await values.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(values).toHaveAttribute('aria-valuetext', /^step 2: \d\.\d{3}, run 1 \d\.\d{3}$/);
  // Whatever one points at, the other charts show the same step.
  await expect(page.getByRole('slider', { name: 'Values of pairs found' })).toHaveAttribute(
    'aria-valuenow',
    '2',
  );

  const smoothing = page.getByRole('slider', { name: 'Smoothing' });
  await smoothing.focus();
  await page.keyboard.press('End');
  await expect(smoothing).toHaveAttribute('aria-valuetext', '0.99');
  await values.focus();
  // Charts hear of the last steps one after the other.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(values).toHaveAttribute('aria-valuetext', /^step 6: \d\.\d{3}, raw \d\.\d{3}, run 1/, {
      timeout: 500,
    });
  }).toPass();

  const started = page.waitForEvent('download');
  await studio.button('Save loss as CSV').click();
  const csv = await started;
  expect(csv.suggestedFilename()).toBe('likeness-loss.csv');
  const [head, ...rows] = readFileSync(await csv.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toBe('Step,"Loss, run 2","Loss, run 1"');
  expect(rows).toHaveLength(6);
  for (const row of rows) expect(row).toMatch(/^\d,\d\.\d+,\d\.\d+$/);

  await studio.button('Show loss as a table').click();
  const table = page.getByRole('dialog', { name: 'Loss' }).getByRole('table');
  await expectAccessible(page, 'a chart as a table', 'dialog[open]');
  await expect(table).toContainText('as measured, without smoothing');
  await expect(table.getByRole('row')).toHaveCount(7);
  await page.keyboard.press('Escape');

  const saving = page.waitForEvent('download');
  await studio.button('Save loss as PNG').click();
  const png = readFileSync(await (await saving).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Twice the page's pixels.
  expect(png.readUInt32BE(16)).toBeGreaterThan(500);

  await page.getByRole('checkbox', { name: 'Run 1' }).uncheck();
  await expect(values).not.toHaveAttribute('aria-valuetext', /run 1/);
  await studio.button('Remove run 1').click();
  await expect(page.getByRole('list', { name: 'Runs' })).toHaveCount(0);
});
