import process from 'node:process';
import type { Browser } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
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

test('a run outlives the loss of its GPU: it goes on from where it was kept, and says so', async ({
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

  const before = await studio.step();
  await killGpu(browser);
  const note = page.getByText(/The GPU was lost at step \d+\. Going on from step \d+\./);
  await expect(note).toBeVisible();
  await expectAccessible(page, 'a run that was recovered', '.notices');
  await studio.reachStep(before + 2);
  await expect(studio.deviceStatus).toContainText('WebGPU');
  expect(Object.keys(await studio.downloadModel())).toContain('tfjs/model.json');
});
