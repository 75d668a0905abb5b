// The main thread with 10,000 photos on the map: while a model trains and its maps arrive, and with maps of all
// photos twice a second, as an engine on a fast GPU sends them; the pointer pans, zooms and looks all the while.
import { frameRows, watch } from './frames.mjs';

const photos = 10_000;
const trainingSeconds = 20;
const maps = 20;

/**
 * @param {import('playwright').Page} page
 * @param {{ url: string, progress?: (text: string) => void }} options
 * @returns {Promise<import('./import.mjs').Row[]>}
 */
export async function run(page, { url, progress = () => undefined }) {
  await page.setViewportSize({ width: 1280, height: 800 });
  const address = new URL('studio.html#encoder=tiny&size=32&batch=32&steps=5000', url);
  await page.goto(address.href);
  progress(`filling the page with ${photos} photos`);
  await page.evaluate((count) => globalThis.studioBench.fill(count), photos);

  progress(`training for ${trainingSeconds} s`);
  await page.getByRole('button', { name: 'Start training', exact: true }).click();
  await page
    .getByRole('status', { name: 'Training' })
    .getByText(/step [1-9]/)
    .waitFor({ timeout: 180_000 });
  const training = await watch(page, async () => {
    const until = Date.now() + 1000 * trainingSeconds;
    for (let turn = 0; Date.now() < until; turn++) await wander(page, turn);
  });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page
    .getByRole('status', { name: 'Training' })
    .getByText(/stopped/)
    .waitFor({ timeout: 60_000 });

  progress(`${maps} maps of all photos`);
  const arriving = await watch(page, async () => {
    for (let turn = 0; turn < maps; turn++) {
      await page.evaluate((number) => globalThis.studioBench.pushMap(number), turn);
      await wander(page, turn);
    }
  });
  return [
    ...frameRows(`${photos} photos on the map, training`, training),
    ...frameRows(`${photos} photos, a map every half second`, arriving),
  ];
}

/**
 * Half a second of looking about: nearer and back, to a side and back, over the photos.
 * @param {import('playwright').Page} page
 * @param {number} turn
 */
async function wander(page, turn) {
  const map = await page.getByRole('figure', { name: 'Map of the photos' }).boundingBox();
  if (map === null) throw new Error('The map is not to be seen.');
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  await page.mouse.move(x + (turn % 5) * 20, y);
  await page.mouse.wheel(0, turn % 4 < 2 ? -160 : 160);
  await page.mouse.down();
  await page.mouse.move(x + (turn % 2 === 0 ? 60 : -60), y + 20, { steps: 8 });
  await page.mouse.up();
  await page.waitForTimeout(200);
}
