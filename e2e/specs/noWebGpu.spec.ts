import process from 'node:process';
import { findBrowser } from '../../.config/scripts/lib/browser.mjs';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

// A browser as most laptops without a GPU have it.
test.use({
  launchOptions: {
    executablePath: findBrowser() ?? '',
    args: [
      '--headless=new',
      '--disable-features=WebGPU',
      '--disable-gpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  },
});

test('without WebGPU the page says so, names browsers, and trains on the processor', async ({
  studio,
  page,
}, info) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 4, steps: 2, seed: 1 });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/WebGPU/);
  await expect(alert).toContainText(/Chrome/);
  await alert.getByRole('button', { name: /processor/i }).click();
  await expect(studio.deviceStatus).toContainText(/processor|cpu|JavaScript/i);
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();
  expect((await studio.downloadRunLog()).rows).toHaveLength(2);
});
