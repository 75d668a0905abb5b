import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('an emulated GPU gives way to WebAssembly, and the page says why', async ({ studio, page }) => {
  await studio.open();
  await expect(studio.deviceStatus).toContainText('WebAssembly');
  await expect(page.getByRole('status').filter({ hasText: 'emulated by the processor' })).toBeVisible();
});

test('threads change no bit, and without isolation one thread trains', async ({ studio, page }, info) => {
  const folder = info.outputPath('photos');
  const losses: number[][] = [];
  for (const isolated of [true, false]) {
    // A host that does not send the headers which isolate the page.
    if (!isolated) {
      await page.route('**/', async (route) => {
        const response = await route.fetch();
        const headers = response.headers();
        delete headers['cross-origin-opener-policy'];
        delete headers['cross-origin-embedder-policy'];
        await route.fulfill({ response, headers });
      });
    }
    await studio.open({ encoder: 'tiny', size: 32, batch: 16, steps: 4, seed: 6, backend: 'wasm' });
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
    const processors = Math.min(8, await page.evaluate(() => navigator.hardwareConcurrency));
    const threads = isolated && processors > 1 ? `${processors} threads` : '1 thread';
    await expect(studio.deviceStatus).toContainText(`WebAssembly · ${threads}, SIMD`);
    if (isolated) await makePhotoFolder(page, folder, 16);
    await studio.chooseFolder(folder);
    await studio.start();
    await studio.finished();
    losses.push((await studio.downloadRunLog()).rows.map((row) => row.loss));
    page.once('dialog', (dialog) => void dialog.accept());
  }
  expect(losses[0]).toHaveLength(4);
  expect(losses[1]).toEqual(losses[0]);
});
