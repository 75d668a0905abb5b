// Makes public/samples/samples.zip, the pictures behind "Use sample pictures", from the emoji of the package
// @lobehub/fluent-emoji-3d. The result is in the repository; run this after changing the lists:
//   node .config/scripts/samples.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { zipSync } from 'fflate';
import { chromium } from 'playwright';
import { chromiumFlags, findBrowser } from './lib/browser.mjs';
import { drawSample } from './lib/drawSample.mjs';
import { inPackages, root } from './lib/project.mjs';
import { picturesPerGroup, sampleGroups } from './lib/samplePictures.mjs';

/** @typedef {import('./lib/drawSample.mjs').Drawing} Drawing */
/** @typedef {import('./lib/samplePictures.mjs').Picture} Picture */

const seed = 1;
const side = 96;
/** Zip keeps times; a fixed one makes the file depend on the pictures alone. */
const modified = new Date('2025-01-01T00:00:00');

/** @param {string} character @returns {string} the emoji's picture as a data URL */
function emojiUrl(character) {
  const codes = Array.from(character, (symbol) => symbol.codePointAt(0)?.toString(16)).join('-');
  // The package is not consistent in whether it names the selector for a coloured picture.
  const names = [codes, `${codes}-fe0f`, codes.replace(/-fe0f$/, '')];
  const files = names.map((name) => inPackages(`@lobehub/fluent-emoji-3d/assets/${name}.webp`));
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`The package has no ${character} (${codes}).`);
  return `data:image/webp;base64,${readFileSync(file, 'base64')}`;
}

/** @param {number} state @returns {() => number} mulberry32: uniform in [0, 1) */
function randomNumbers(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Colours of a background: a plain, quiet one or a soft gradient. They are drawn
 * alike for every group, so that the background tells nothing of the picture.
 * @param {(low: number, high: number) => number} between
 * @returns {[string, string]}
 */
function backgroundColours(between) {
  const hue = between(0, 360);
  // Pale: a network of this size takes the easiest cue that it finds, and that should be the thing in front.
  const saturation = between(4, 24);
  const lightness = between(74, 96);
  const plain = between(0, 1) < 0.4;
  const [turn, step] = plain ? [0, 0] : [between(-40, 40), between(-10, 4)];
  const colour = (/** @type {number} */ h, /** @type {number} */ l) =>
    `hsl(${h.toFixed(0)} ${saturation.toFixed(0)}% ${l.toFixed(0)}%)`;
  return [colour(hue, lightness), colour(hue + turn, lightness + step)];
}

/** @param {string} group @param {Picture[]} pictures @param {() => number} random @returns {Drawing[]} */
function drawingsOf(group, pictures, random) {
  const between = (/** @type {number} */ low, /** @type {number} */ high) => low + (high - low) * random();
  return Array.from({ length: picturesPerGroup }, (_, index) => {
    const picture = pictures[index % pictures.length];
    if (picture === undefined) throw new Error(`The group ${group} is empty.`);
    const round = Math.floor(index / pictures.length);
    const scale = between(0.62, 0.94);
    // The emoji may touch the edge, and is never cut by more than a little.
    const room = (1 - scale) / 2;
    return {
      path: `${group}/${picture.name}${round === 0 ? '' : `-${round + 1}`}.webp`,
      url: emojiUrl(picture.character),
      side,
      scale,
      x: 0.5 + between(-room, room),
      y: 0.5 + between(-room, room),
      radians: between(-0.2, 0.2),
      direction: between(0, 2 * Math.PI),
      colours: backgroundColours(between),
    };
  });
}

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No Chrome or Chromium was found. Set CHROMIUM_PATH.');
const random = randomNumbers(seed);
const drawings = Object.entries(sampleGroups).flatMap(([group, list]) => drawingsOf(group, list, random));
const browser = await chromium.launch({ executablePath, args: chromiumFlags('software') });
/** @type {import('fflate').Zippable} */
const entries = {};
try {
  const page = await browser.newPage();
  for (const drawing of drawings) {
    if (drawing.path in entries) throw new Error(`Two pictures are called ${drawing.path}.`);
    const webp = Buffer.from(await page.evaluate(drawSample, drawing), 'base64');
    entries[drawing.path] = new Uint8Array(webp);
  }
} finally {
  await browser.close();
}
// Stored, since WebP does not shrink.
const zip = zipSync(entries, { level: 0, mtime: modified });
const target = path.join(root, 'public/samples/samples.zip');
writeFileSync(target, zip);
process.stdout.write(
  `${Object.keys(entries).length} pictures, ${(zip.length / 1e6).toFixed(2)} MB: ${target}\n`,
);
