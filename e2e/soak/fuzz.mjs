// Pictures that were damaged at random, from a seed: bits turned, ends cut off, headers that lie. Each is kept or left out
// with a reason, and the import comes to its end.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { counted, readSkipped } from './skipped.mjs';

const COUNT = 2000;
/** Formats that the browser writes by itself; TIFF and HEIC have their own damage in the unit tests. */
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];
/** Bytes in which headers lie. */
const HEAD = 64;

/** @param {number} seed @returns {(below: number) => number} whole numbers, the same for the same seed (mulberry32) */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** @param {Buffer} whole @param {number} kind @param {(below: number) => number} random */
function damaged(whole, kind, random) {
  if (kind === 0) return whole.subarray(0, random(whole.length));
  const changed = Buffer.from(whole);
  // Of headers a few bytes are written anew, elsewhere single bits turn over.
  for (let change = kind === 1 ? 1 + random(4) : 1 + random(40); change > 0; change--) {
    const at = random(kind === 1 ? Math.min(HEAD, changed.length) : changed.length);
    changed[at] = kind === 1 ? random(256) : (changed[at] ?? 0) ^ (1 << random(8));
  }
  return changed;
}

/** @param {import('playwright').Page} page @returns {Promise<Buffer[]>} one picture a type */
function drawPictures(page) {
  return Promise.all(
    TYPES.map(async (type) => {
      const url = await page.evaluate((mime) => {
        const canvas = document.createElement('canvas');
        canvas.width = 96;
        canvas.height = 64;
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        for (let at = 0; at < 60; at++) {
          context.fillStyle = `hsl(${at * 37} 70% ${20 + (at % 5) * 14}%)`;
          context.fillRect((at * 29) % 96, (at * 17) % 64, 20, 14);
        }
        return canvas.toDataURL(mime, 0.9);
      }, type);
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    }),
  );
}

/** @type {import('./stage.mjs').Part} */
export const fuzz = {
  minutes: 15,
  run: async (stage) => {
    const studio = await stage.open({ backend: 'wasm', size: '16' });
    const pictures = await drawPictures(studio.page);
    const random = randomNumbers(stage.seed);
    const folder = path.join(stage.folder, 'fuzz');
    mkdirSync(folder);
    const count = stage.count(COUNT);
    for (let at = 0; at < count; at++) {
      const whole = pictures[at % pictures.length] ?? Buffer.alloc(0);
      writeFileSync(
        path.join(folder, `${at}.jpg`),
        damaged(whole, Math.floor(at / pictures.length) % 3, random),
      );
    }
    const said = await studio.importFolder(folder);
    const { ready, skipped } = counted(said);
    const reasons = await readSkipped(studio);
    // Pictures that look the same byte for byte are told apart from damaged ones by neither.
    const silent = [...reasons.values()].filter((reason) => reason === '' || reason === 'could not be read');
    return [
      { name: 'damaged files', value: count, unit: '' },
      { name: 'kept', value: ready, unit: '' },
      { name: 'left out with a reason', value: reasons.size - silent.length, unit: '' },
      {
        name: 'files that are neither kept nor left out with a reason',
        value: count - ready - skipped + silent.length,
        unit: '',
        target: { atMost: 0 },
        note: silent.length > 0 ? `${silent.length} without a reason` : '',
      },
      stage.complaintRow(),
    ];
  },
};
