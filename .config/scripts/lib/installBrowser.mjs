import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { findBrowser } from './browser.mjs';
import { inPackages } from './project.mjs';
import { run, runNode } from './run.mjs';

/** Long enough for some 200 MB over a slow line, short enough for a line that leads nowhere. */
const downloadTimeoutMs = 5 * 60_000;

/** Installs the distribution's Chromium where that needs no password. */
async function installFromDistribution() {
  if (!existsSync('/usr/bin/apt-get')) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return;
  const apt = (/** @type {string[]} */ ...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    const [first = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return run(first, rest, { timeoutMs: 2 * downloadTimeoutMs });
  };
  console.log('Installing Chromium from the distribution…');
  await apt('update');
  await apt('install', '-y', 'chromium');
}

/**
 * An installed Chrome or Chromium, else Playwright's download, else the distribution's package.
 * @returns {Promise<string | undefined>}
 */
export async function findOrInstallBrowser() {
  const installed = findBrowser();
  if (installed !== undefined) return installed;

  console.log('No Chrome or Chromium found; downloading one…');
  // Quiet: where this fails, the next way or the message at the end says more.
  await runNode(inPackages('playwright/cli.js'), ['install', 'chromium', '--no-shell'], {
    timeoutMs: downloadTimeoutMs,
    quiet: true,
  });
  const downloaded = findBrowser();
  if (downloaded !== undefined) return downloaded;

  await installFromDistribution();
  return findBrowser();
}

export const noBrowser =
  'There is no Chrome or Chromium that runs, and none could be installed. Install one from\n' +
  'https://www.google.com/chrome or with your package manager, or name one in CHROMIUM_PATH.';
