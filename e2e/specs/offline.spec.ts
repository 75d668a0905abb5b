import type { Page } from '@playwright/test';
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

  await studio.goTo('Apply');
  // A classifier of a few labels, and a start without a network: what is new to the model can be tried at once.
  await labelBy(page, { 'cat.webp': 'cat', 'lion.webp': 'cat', 'dog.webp': 'dog', 'wolf.webp': 'dog' });
  await studio.button('Train the classifier').click();
  await expect(page.getByRole('status', { name: 'Classifier' })).toContainText('4 labelled photos');
  await labelBy(page, { 'fox.webp': 'dog' });
  await expect(page.getByText('Step 3 and 5 labels are kept in this browser')).toBeVisible();
  await page.reload();
  await studio.button('Continue where you left off').click();
  await expect(studio.trainingStatus).toContainText('finished');
  await studio.goTo('Apply');
  await expect(page.getByRole('status', { name: 'Classifier' })).toContainText('5 labelled photos');
  await page.getByLabel('Photo to try').setInputFiles('public/apple-touch-icon.png');
  const tried = page.getByRole('region', { name: 'Tried photo' });
  await expect(tried.getByRole('list', { name: 'What it is, by the classifier' })).toContainText(/cat|dog/);
  await expect(tried.getByRole('button', { name: /similarity/ })).toHaveCount(12);
  await expect(tried.getByRole('img', { name: /where the new one lies/ })).toBeVisible();

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

/** Labels photos by a file, as one does who has labels already. */
async function labelBy(page: Page, labels: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(labels).map((row) => `${row.join(',')}\n`);
  const buffer = Buffer.from(`path,label\n${rows.join('')}`);
  await page.getByLabel('Labels file').setInputFiles({ name: 'labels.csv', mimeType: 'text/csv', buffer });
  const said = page.getByRole('status', { name: 'What the file said' });
  await expect(said).toContainText(new RegExp(`^${rows.length} photo`));
}
