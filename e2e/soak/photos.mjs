// Ten thousand photos, drawn for the purpose: imported, trained on a little, exported.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { counted } from './skipped.mjs';

const COUNT = 10_000;
const FOLDERS = 10;
/** Drawn and encoded in one go within the page. */
const TOGETHER = 100;

/**
 * Draws JPEG photos of 160 × 120 pixels, no two alike: a kind of shape a folder, at places and in colours of its number.
 * @param {import('playwright').Page} page
 * @param {number} first
 * @param {number} count
 * @returns {Promise<string[]>} base64
 */
function draw(page, first, count) {
  return page.evaluate(([from, number, kinds]) => {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 120;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    return Array.from({ length: number }, (_, index) => {
      let state = (from + index + 1) * 2_654_435_761;
      const random = () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32;
      };
      const kind = (from + index) % kinds;
      context.fillStyle = `hsl(${360 * random()} 30% ${40 + 40 * random()}%)`;
      context.fillRect(0, 0, 160, 120);
      for (let shape = 0; shape < 12; shape++) {
        context.fillStyle = `hsl(${kind * 36 + 40 * random()} 70% ${20 + 60 * random()}%)`;
        const [x, y, size] = [160 * random(), 120 * random(), 6 + 30 * random()];
        if (kind % 2 === 0) context.fillRect(x, y, size * (1 + (kind % 3)), size);
        else {
          context.beginPath();
          context.ellipse(x, y, size, size / (1 + (kind % 3)), 0, 0, 7);
          context.fill();
        }
      }
      const url = canvas.toDataURL('image/jpeg', 0.85);
      return url.slice(url.indexOf(',') + 1);
    });
  }, /** @type {const} */ ([first, count, FOLDERS]));
}

/**
 * A folder of photos in folders.
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('playwright').Page} page draws them
 * @param {number} count
 */
export async function makePhotos(stage, page, count) {
  const folder = path.join(stage.folder, 'photos');
  for (let at = 0; at < FOLDERS; at++) mkdirSync(path.join(folder, `kind ${at}`), { recursive: true });
  for (let first = 0; first < count; first += TOGETHER) {
    const photos = await draw(page, first, Math.min(TOGETHER, count - first));
    for (const [index, photo] of photos.entries()) {
      const name = path.join(folder, `kind ${(first + index) % FOLDERS}`, `photo ${first + index}.jpg`);
      writeFileSync(name, Buffer.from(photo, 'base64'));
    }
    if (first % 2000 === 0) stage.progress(`drew ${first} of ${count} photos`);
  }
  return folder;
}

/** @type {import('./stage.mjs').Part} */
export const photos = {
  minutes: 30,
  run: async (stage) => {
    const count = stage.count(COUNT);
    const studio = await stage.open({
      backend: 'wasm',
      encoder: 'tiny',
      size: '16',
      batch: '32',
      steps: String(stage.count(200)),
    });
    const { page } = studio;
    const folder = await makePhotos(stage, page, count);
    const onDisk = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.jpg'));
    const started = performance.now();
    let said = '';
    const longestMs = await stage.longestTaskMs(studio, async () => {
      said = await studio.importFolder(folder);
    });
    const seconds = (performance.now() - started) / 1000;
    const { ready, skipped } = counted(said);
    await studio.goTo('Apply');
    await studio.train();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 300_000 }),
      page.getByRole('button', { name: 'Download model' }).first().click(),
    ]);
    return [
      { name: 'photos on disk', value: onDisk.length, unit: '' },
      {
        name: 'photos on disk that are not ready',
        value: onDisk.length - ready,
        unit: '',
        target: { atMost: 0 },
        note: skipped > 0 ? `${skipped} skipped` : '',
      },
      { name: 'imported in', value: seconds, unit: 's' },
      { name: 'longest task of the main thread while they are read', value: longestMs, unit: 'ms' },
      { name: 'model taken home', value: statSync(await download.path()).size / 1e6, unit: 'MB' },
      stage.complaintRow(),
    ];
  },
};
