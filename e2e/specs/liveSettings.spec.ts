import { strFromU8 } from 'fflate';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('a temperature that is turned while it trains is marked on the chart, in the log and in the model', async ({
  studio,
  page,
}, info) => {
  await studio.open({
    size: 16,
    batch: 8,
    steps: 5000,
    temperature: 0.2,
    optimizer: 'lars',
    backend: 'wasm',
  });
  await makePhotoFolder(page, info.outputPath('photos'), 8);
  await studio.chooseFolder(info.outputPath('photos'));
  await studio.start();
  await studio.reachStep(3);

  await expect(page.getByLabel('Optimizer')).toHaveValue('lars');
  await expect(page.getByLabel('Optimizer')).toBeDisabled();
  await page.getByLabel('Temperature', { exact: true }).fill('0.5');
  await expect(page.getByRole('figure', { name: 'Loss' })).toContainText('τ 0.5');
  const told = page.getByRole('list', { name: 'Turned while it ran' }).getByRole('listitem');
  await expect(told).toHaveText(/step [\d,]+: Temperature 0.2 → 0.5/);
  const step = Number((await told.textContent())?.match(/step ([\d,]+)/)?.[1]?.replaceAll(',', ''));
  await studio.reachStep(step + 2);
  await studio.button('Stop').click();
  await expect(studio.trainingStatus).toContainText('stopped');

  const { config, rows } = await studio.downloadRunLog();
  expect(config).toMatchObject({ config: { temperature: 0.2, optimizer: 'lars' } });
  expect(rows.filter((row) => 'changed' in row)).toMatchObject([
    { step, changed: { temperature: [0.2, 0.5] } },
  ]);
  const files = await studio.downloadModel();
  expect(JSON.parse(strFromU8(files['config.json'] ?? new Uint8Array()))).toMatchObject({
    settings: { temperature: 0.5 },
    changes: [{ step, name: 'temperature', from: 0.2, to: 0.5 }],
  });
});
