// The linear probe on 10,000 photos and 64 features of h, its strength by cross-validation, in the engine's worker
// as the page asks for it; and whether the page goes on moving meanwhile.
import { frameRows, watch } from './frames.mjs';
import { figure } from './rows.mjs';

const photos = 10_000;

/**
 * @param {import('playwright').Page} page
 * @param {{ url: string, rounds: number, progress?: (text: string) => void }} options
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function run(page, { url, rounds, progress = () => undefined }) {
  await page.setViewportSize({ width: 1280, height: 800 });
  const address = new URL('studio.html#encoder=tiny&size=16&batch=32&steps=8&backend=wasm', url);
  await page.goto(address.href);
  progress(`filling the page with ${photos} photos, and a few steps to have a model`);
  await page.evaluate((count) => globalThis.studioBench.fill(count), photos);
  await page.getByRole('button', { name: 'Start training', exact: true }).click();
  const training = page.getByRole('status', { name: 'Training' });
  await training.getByText(/finished/).waitFor({ timeout: 180_000 });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Use the folders as labels' }).click();
  progress('the first probe, which embeds all photos');
  await page.evaluate(() => globalThis.studioBench.putProbeToWork());

  /** @type {number[]} */
  const seconds = [];
  const watched = await watch(page, async () => {
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      seconds.push((await page.evaluate(() => globalThis.studioBench.putProbeToWork())) / 1000);
    }
  });
  const name = `probe of ${photos} photos × 64, its strength found`;
  return [{ ...figure(name, seconds, 's'), target: { atMost: 3 } }, ...frameRows(name, watched)];
}
