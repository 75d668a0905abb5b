// What the built page is made of besides our own code, and under which licences: listed in THIRD-PARTY.txt, and held to a list
// of those that let anyone host the page.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

/**
 * @typedef {{ name: string, version: string, licence: string, text: string }} Package
 * @typedef {{ version?: string, license?: string, dependencies?: Record<string, string> }} Locked
 */

const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Zlib']);

/**
 * Packages under another licence, each for a reason of its own. libheif is under the LGPL: it is left as it came, in a
 * file of its own that who hosts the page may replace, and is loaded only by who has HEIC photos.
 * @type {Readonly<Record<string, string>>}
 */
const EXCEPTIONS = { 'heic-to': 'LGPL-3.0' };

/** Packages that are for building alone, and yet leave something of theirs in the page. */
const BUILT_IN = ['@lobehub/fluent-emoji-3d', 'vite', 'workbox-build'];

/** Words of a licence that stand in no file of the package. */
const NOTES = new Map([
  [
    'heic-to',
    'Holds libheif 1.22.2 and libde265 1.0.16, https://github.com/strukturag, under the LGPL-3.0, unmodified: the file\n' +
      'assets/libheif-*.js. It may be replaced by another build of them. Their source is at these addresses.',
  ],
]);

/** @param {string} licence an SPDX expression @returns {boolean} whether all of it is allowed */
function isAllowed(licence) {
  const parts = licence.replaceAll(/[()]/g, '').split(/ AND | OR /);
  return licence.includes(' OR ')
    ? parts.some((part) => ALLOWED.has(part))
    : parts.every((part) => ALLOWED.has(part));
}

/** @param {string} folder @returns {string} the package's licence files, or nothing */
function licenceText(folder) {
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|notice|copying)/i.test(name));
  return files
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
    .join('\n\n');
}

/** @returns {Package[]} all that the page's dependencies bring along, by name */
function packagesOfThePage() {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const names = [...Object.keys(packages['']?.dependencies ?? {}), ...BUILT_IN];
  // Declarations of types leave nothing in what is built, and of the tools themselves only the named ones do.
  const wanted = (/** @type {string} */ name) => !name.startsWith('@types/');
  /** @type {Map<string, Package>} */
  const found = new Map();
  const waiting = names.map((name) => `node_modules/${name}`);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const locked = packages[key];
    const name = key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (locked === undefined || found.has(key) || !wanted(name)) continue;
    const licence = locked.license ?? 'unknown';
    found.set(key, {
      name,
      version: locked.version ?? '',
      licence,
      text: licenceText(path.join(root, key)),
    });
    if (BUILT_IN.includes(name)) continue;
    for (const dependency of Object.keys(locked.dependencies ?? {})) {
      const nested = `${key}/node_modules/${dependency}`;
      waiting.push(nested in packages ? nested : `node_modules/${dependency}`);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @returns {string} the list with all texts, as it lies beside the page */
export function thirdPartyText() {
  const parts = packagesOfThePage().map(({ name, version, licence, text }) =>
    [`${name} ${version}`, `Licence: ${licence}`, NOTES.get(name), text].filter(Boolean).join('\n\n'),
  );
  const head = 'Likeness is under the MIT licence. It is built with the following packages.';
  return `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Names packages whose licence is not allowed. @returns {boolean} whether there are none */
export function checkLicences() {
  const packages = packagesOfThePage();
  const refused = packages.filter(({ name, licence }) => EXCEPTIONS[name] !== licence && !isAllowed(licence));
  for (const { name, version, licence } of refused)
    console.error(`${name} ${version} is under ${licence}, which is not allowed.`);
  console.log(
    `${packages.length} packages in the page, ${refused.length} under a licence that is not allowed`,
  );
  return refused.length === 0;
}
