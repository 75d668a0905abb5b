// Where a Chrome or Chromium stands on this machine, and the flags that make it run WebGPU.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** @returns {Generator<string>} the usual places, best first; not all of them exist */
function* usualPlaces() {
  const { env } = process;
  if (process.platform === 'darwin') {
    for (const root of ['/', os.homedir()]) {
      for (const name of ['Google Chrome', 'Chromium']) {
        yield path.join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name);
      }
    }
  } else if (process.platform === 'win32') {
    for (const root of [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]) {
      for (const vendor of ['Google\\Chrome', 'Chromium']) {
        if (root) yield path.join(root, vendor, 'Application', 'chrome.exe');
      }
    }
  } else {
    const folders = (env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
    for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
      for (const folder of [...folders, '/usr/bin', '/snap/bin']) yield path.join(folder, name);
    }
  }
  const downloaded = playwrightBrowser();
  if (downloaded !== undefined) yield downloaded;
}

/** @returns {string | undefined} where Playwright's own download lies, once it has been made */
function playwrightBrowser() {
  try {
    // Required only here: the rest of this file runs before anything is installed.
    const require = createRequire(import.meta.url);
    /** @type {{ chromium: { executablePath(): string } }} */
    const playwright = require('playwright');
    return playwright.chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @param {string} file A stub that only names a package to install exists too, yet does not run. */
function runs(file) {
  // On Windows and macOS there are no such stubs, and on Windows `--version` opens a window.
  if (process.platform !== 'linux') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/**
 * The browser that $CHROMIUM_PATH names, else an installed one, else Playwright's download.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  for (const place of usualPlaces()) {
    if (existsSync(place) && runs(place)) return place;
  }
  return undefined;
}

/** @returns {Generator<string>} folders that may hold a browser's real binary and its libraries */
export function* browserFolders() {
  const named = process.env['CHROMIUM_PATH'];
  if (named && existsSync(named)) yield path.dirname(realpathSync(named));
  // Distributions start Chromium by a shell script that stands elsewhere.
  yield '/usr/lib/chromium';
  yield '/usr/lib/chromium-browser';
  yield '/snap/chromium/current/usr/lib/chromium-browser';
  for (const place of usualPlaces()) {
    if (existsSync(place)) yield path.dirname(realpathSync(place));
  }
}

/**
 * @param {'software' | 'hardware'} mode software: SwiftShader, which gives WebGPU without a GPU
 * @returns {string[]}
 */
export function chromiumFlags(mode) {
  return [
    // Chromium's sandbox refuses to start as root, which is what containers run as.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--enable-unsafe-webgpu',
    ...(mode === 'software' ? ['--use-webgpu-adapter=swiftshader'] : []),
    '--enable-features=Vulkan',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
