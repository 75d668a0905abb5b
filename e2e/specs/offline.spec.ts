import { expect, test } from '../support/test.ts';

test.use({ serviceWorkers: 'allow' });

test('after the first visit all works without a network: reload, samples, training, the model', async ({
  studio,
  page,
  context,
}) => {
  const settings = { encoder: 'tiny', size: 16, batch: 8, steps: 3, seed: 1, backend: 'wasm' };
  await studio.open(settings);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.reload();
  // What is kept is kept with its headers: threads and the policy hold as they did.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(studio.deviceStatus).toContainText('WebAssembly');
  await studio.button('Local').click();
  const proof = page.getByRole('dialog', { name: 'Nothing leaves this machine' });
  await expect(proof).toContainText("connect-src 'self'");
  await page.keyboard.press('Escape');
  await studio.useSamples();
  await studio.start();
  await studio.finished();
  expect(Object.keys(await studio.downloadModel())).toContain('tfjs/model.json');

  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await (await fetch(link?.href ?? '')).json()) as { icons: { src: string }[]; display: string };
  });
  expect(manifest.display).toBe('standalone');
  for (const { src } of manifest.icons) {
    const status = await page.evaluate(async (url) => (await fetch(url)).status, src);
    expect(status, src).toBe(200);
  }
});
