// Files that are broken, odd, huge or named to do harm: each is imported or left out as the browser decodes it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../.config/scripts/lib/project.mjs';
import { counted, readSkipped } from './skipped.mjs';
import { longestComputingMs } from './tracedTasks.mjs';

/** @typedef {{ path: string, chromium: { decodes: boolean } }} Entry */

export const folder = path.join(root, '../shared/data/awkward');

/**
 * Formats that this page reads or leaves out whatever the browser does: TIFF has a decoder of its own; icons are no
 * photos, and JPEG XL is read by too few browsers for a set that is to be the same everywhere.
 */
const ours = { read: /\.tif$/, leftOut: /\.(?:ico|jxl)$/ };
/** Left out without a word. */
const litter = /(?:^|\/)(?:\.|__MACOSX\/)/;

const readManifest = () =>
  /** @type {Entry[]} */ (JSON.parse(readFileSync(path.join(folder, 'MANIFEST.json'), 'utf8')));

/** Reasons by the names of the manifest. @param {ReadonlyMap<string, string>} skipped by the paths that the page tells */
export const reasonsByName = (skipped) =>
  new Map([...skipped].map(([name, reason]) => [name.replace(/^awkward\//, ''), reason]));

/** Files that were imported though the manifest says no, or the other way round. @param {ReadonlyMap<string, string>} reasons of those skipped */
export function disagreements(reasons) {
  return readManifest().flatMap(({ path: name, chromium }) => {
    const wanted = ours.read.test(name) || (chromium.decodes && !ours.leftOut.test(name));
    const found = !reasons.has(name) && !litter.test(name);
    return wanted === found
      ? []
      : [`${name} ${found ? 'was imported' : (reasons.get(name) ?? 'is missing')}`];
  });
}

/** @type {import('./stage.mjs').Part} */
export const awkward = {
  minutes: 5,
  run: async (stage) => {
    if (!existsSync(folder))
      return [{ name: 'awkward files', value: null, unit: '', note: `${folder} is not on this machine` }];
    const studio = await stage.open({ backend: 'wasm', size: '16', batch: '8', steps: '2' });
    let said = '';
    let longestMs = 0;
    const computedMs = await longestComputingMs(studio.page, async () => {
      longestMs = await stage.longestTaskMs(studio, async () => {
        said = await studio.importFolder(folder);
      });
    });
    const { ready, skipped } = counted(said);
    const reasons = reasonsByName(await readSkipped(studio));
    const wrong = disagreements(reasons);
    const silent = [...reasons].filter(([, reason]) => reason === '' || reason === 'could not be read');
    await studio.train();
    const pwned = await studio.page.evaluate(() => '__pwned' in globalThis);
    return [
      { name: 'files of the manifest', value: readManifest().length, unit: '' },
      { name: 'photos ready', value: ready, unit: '' },
      { name: 'skipped', value: skipped, unit: '' },
      {
        name: 'files that fare otherwise than the manifest says',
        value: wrong.length,
        unit: '',
        target: { atMost: 0 },
        note: wrong.join('; '),
      },
      { name: 'skipped without a reason', value: silent.length, unit: '', target: { atMost: 0 } },
      { name: 'scripts of files that ran', value: Number(pwned), unit: '', target: { atMost: 0 } },
      {
        name: 'longest task of the main thread while they are read',
        value: longestMs,
        unit: 'ms',
        target: { atMost: 100 },
      },
      {
        name: 'computing in the task that computes longest, which other programs do not lengthen',
        value: computedMs,
        unit: 'ms',
        target: { atMost: 50 },
      },
      stage.complaintRow(),
    ];
  },
};
