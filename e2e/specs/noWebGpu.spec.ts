import process from 'node:process';
import type { Page } from '@playwright/test';
import { findBrowser } from '../../.config/scripts/lib/browser.mjs';
import { expectAccessible } from '../support/accessible.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import type { StudioPage } from '../support/studioPage.ts';
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

/** A run of the two steps that the address asks for. */
async function trainsToTheEnd(studio: StudioPage, page: Page, folder: string): Promise<void> {
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();
  expect((await studio.downloadRunLog()).rows).toHaveLength(2);
}

test('without WebGPU the page says so, names browsers, and trains on WebAssembly', async ({
  studio,
  page,
}, info) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 4, steps: 2, seed: 1 });
  await expect(studio.deviceStatus).toContainText('WebAssembly');
  const note = page.getByRole('status').filter({ hasText: 'no GPU (WebGPU)' });
  await expect(note).toContainText(/Chrome/);
  await expectAccessible(page, 'no GPU', '.notices');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
  await trainsToTheEnd(studio, page, info.outputPath('photos'));
});

test('WebGPU asked for and not there is told, and something else can be chosen', async ({
  studio,
  page,
}, info) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 4, steps: 2, seed: 1, backend: 'webgpu' });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/WebGPU/);
  await expect(alert).toContainText(/Chrome/);
  await expectAccessible(page, 'no device', '.notices');
  await alert.getByRole('button', { name: /processor/i }).click();
  await expect(studio.deviceStatus).toContainText(/processor|cpu|JavaScript/i);
  await trainsToTheEnd(studio, page, info.outputPath('photos'));
});
