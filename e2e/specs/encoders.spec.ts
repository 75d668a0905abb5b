import { strFromU8 } from 'fflate';
import { expectModelComputesAsThePage } from '../support/modelCheck.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('an encoder with group normalisation trains, tells its size, and computes the same elsewhere', async ({
  studio,
  page,
}, info) => {
  await studio.open({ encoder: 'small', norm: 'group', size: 32, batch: 8, steps: 3, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 16);
  await studio.chooseFolder(folder);

  const encoder = page.getByLabel('Encoder', { exact: true });
  await expect(page.getByLabel('Normalisation', { exact: true })).toHaveValue('group');
  await expect(encoder).toHaveAccessibleDescription(/parameters, .* multiply-adds a view/);
  await encoder.selectOption('medium');
  await expect(encoder).toHaveAccessibleDescription('2.8 M parameters, 28 M multiply-adds a view');
  await encoder.selectOption('small');

  await studio.start();
  await studio.finished();
  const files = await studio.downloadModel();
  await expectModelComputesAsThePage(files);
  expect(strFromU8(files['README.md'] ?? new Uint8Array())).toContain('group normalisation');
});
