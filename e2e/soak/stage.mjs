// What each part of the soak gets: browsers with the built page, a folder for files, a limit in time.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { Studio } from '../../.config/scripts/lib/studio.mjs';

/**
 * @typedef {import('../../.config/scripts/lib/bench/rows.mjs').Row} Row
 *
 * @typedef {object} Part
 * @property {number} minutes the longest that it may take
 * @property {(stage: Stage) => Promise<Row[]>} run
 *
 * @typedef {object} Options
 * @property {{ url: string, launch: import('playwright').LaunchOptions }} site
 * @property {number} scale the share of each count that is to be done
 * @property {number} seed
 * @property {(text: string) => void} progress tells of what goes on
 *
 * @typedef {object} OpenOptions
 * @property {string} [profile] folder of the browser's data, to be opened again; a fresh one unless given
 * @property {readonly string[]} [flags] further flags of Chromium
 * @property {(context: import('playwright').BrowserContext) => Promise<void>} [prepare] before the page is loaded
 */

/** How long the main thread was busy without a pause, as the browser tells it: tasks of 50 ms and more. */
const watchTasks = () => {
  const soak = { longestTaskMs: 0 };
  Object.assign(globalThis, { soak });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) soak.longestTaskMs = Math.max(soak.longestTaskMs, duration);
  }).observe({ type: 'longtask', buffered: true });
};

export class Stage {
  /** @param {Options} options */
  constructor({ site, scale, seed, progress }) {
    this.site = site;
    this.scale = scale;
    this.seed = seed;
    this.progress = progress;
    /** A folder for the part's own files, which goes away with it. */
    this.folder = mkdtempSync(path.join(os.tmpdir(), 'likeness-soak-'));
    /** Errors that a page let escape, and what its console called errors. @type {string[]} */
    this.complaints = [];
    /** @type {import('playwright').BrowserContext[]} */
    this.contexts = [];
  }

  /** @param {number} whole @returns {number} the scaled count, at least 1 */
  count(whole) {
    return Math.max(1, Math.round(this.scale * whole));
  }

  /**
   * A browser of its own with the page in it.
   * @param {Record<string, string>} hash settings
   * @param {OpenOptions} [options]
   * @returns {Promise<Studio>}
   */
  async open(hash, { profile, flags = [], prepare } = {}) {
    const data = profile ?? mkdtempSync(path.join(this.folder, 'profile-'));
    const { args = [], ...launch } = this.site.launch;
    const context = await chromium.launchPersistentContext(data, {
      ...launch,
      args: [...args, ...flags],
      viewport: { width: 1280, height: 800 },
      serviceWorkers: 'block',
    });
    this.contexts.push(context);
    await context.addInitScript(watchTasks);
    await prepare?.(context);
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    const studio = new Studio(page, this.site.url, this.progress);
    await studio.open(hash);
    return studio;
  }

  /**
   * Does something, and tells of the longest task of the main thread meanwhile: in ms, 0 where all were below 50.
   * @param {Studio} studio
   * @param {() => Promise<unknown>} use
   * @returns {Promise<number>}
   */
  async longestTaskMs({ page }, use) {
    const watch = (/** @type {number} */ since) => {
      const { soak } = /** @type {{ soak: { longestTaskMs: number } }} */ (
        /** @type {unknown} */ (globalThis)
      );
      const { longestTaskMs } = soak;
      soak.longestTaskMs = since;
      return longestTaskMs;
    };
    await page.evaluate(watch, 0);
    await use();
    return page.evaluate(watch, 0);
  }

  /** @returns {Row} that nothing went wrong unseen */
  complaintRow() {
    const [note = ''] = this.complaints;
    return {
      name: 'errors in the console',
      value: this.complaints.length,
      unit: '',
      target: { atMost: 0 },
      note,
    };
  }

  async close() {
    await Promise.all(this.contexts.map((context) => context.close().catch(() => undefined)));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Runs a part, for so many minutes at most.
 * @param {Part} part
 * @param {Options} options
 * @param {number} minutes
 * @returns {Promise<Row[]>}
 */
export async function carryOut(part, options, minutes) {
  const stage = new Stage(options);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`not done after ${minutes} minutes`));
    }, minutes * 60_000);
  });
  try {
    return /** @type {Row[]} */ (await Promise.race([part.run(stage), late]));
  } finally {
    clearTimeout(timer);
    await stage.close();
  }
}
