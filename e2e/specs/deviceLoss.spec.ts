import process from 'node:process';
import type { Browser } from '@playwright/test';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

/** Ends the browser's GPU process, as a driver that crashes would. */
async function killGpu(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const gpu = processInfo.find(({ type }) => type === 'GPU');
  if (gpu === undefined) throw new Error('the browser has no GPU process');
  process.kill(gpu.id, 'SIGKILL');
}

test('a lost GPU ends the run in words, keeps the model, and the next run works', async ({
  studio,
  page,
  browser,
}, info) => {
  await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 5000, backend: 'webgpu' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  await studio.start();
  // From the first checkpoint on there is a model; Pause makes one.
  await studio.reachStep(2);
  await studio.button('Pause').click();
  await expect(studio.trainingStatus).toContainText('paused');
  await studio.button('Resume').click();
  await studio.reachStep((await studio.step()) + 1);

  await killGpu(browser);
  await expect(studio.trainingStatus).toContainText('The GPU was lost');
  await expect(studio.trainingStatus).toContainText('are safe and can be downloaded');
  await expect(studio.deviceStatus).toContainText('WebGPU');
  expect(Object.keys(await studio.downloadModel())).toContain('tfjs/model.json');

  await studio.start();
  await studio.reachStep(2);
});
