// What every script needs first: where the project is, a fit Node, and its packages.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} Locked */

/** @param {string} file @returns {{ packages: Record<string, Locked> }} */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Ends the script with a plain sentence if this Node cannot run the tools. */
export function requireNode() {
  /** @type {{ engines: { node: string } }} */
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [major = 0, minor = 0] = (/\d+\.\d+/.exec(engines.node)?.[0] ?? '0').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  console.error(
    `Likeness needs Node ${major}.${minor} or newer, and this is ${process.versions.node}.\n` +
      'Get a current one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}

/** @returns {boolean} whether node_modules holds the versions that the lock file names */
function isInstalled() {
  // npm leaves a copy of the lock file in node_modules, of what it has installed there.
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readLock(record).packages;
  return Object.entries(readLock(path.join(root, 'package-lock.json')).packages).every(
    ([folder, { version, optional, link }]) =>
      // Optional ones are binaries for other platforms, as a rule.
      folder === '' || optional || link || installed[folder]?.version === version,
  );
}

/** Runs `npm ci` unless what is installed matches the lock file already. */
export async function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages…');
  // Under `npm start` npm names its own script; Node can run that on every platform.
  const npm = process.env['npm_execpath'];
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: root });
  if (code === 0) return;
  console.error('npm ci failed; see above. Without the registry nothing can be installed.');
  process.exit(1);
}

/** @param {string} file a script inside a package, for example `vite/bin/vite.js` */
export const inPackages = (file) => path.join(root, 'node_modules', file);
