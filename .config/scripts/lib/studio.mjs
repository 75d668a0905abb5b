// The page, driven as its user would: by roles and names. Scripts that train headless share it.
import { readFileSync } from 'node:fs';
import { chromiumFlags } from './browser.mjs';
import { findOrInstallBrowser, noBrowser } from './installBrowser.mjs';
import { root } from './project.mjs';
import { gpuMode } from './vulkan.mjs';

/** Reading many thousands of photos, and training on them, may take hours. */
export const PATIENCE_MS = 12 * 3600 * 1000;
export const LOOK_EVERY_MS = 2000;

/**
 * Builds the page and serves it for as long as `use` takes.
 * @template T
 * @param {(site: { url: string, launch: import('playwright').LaunchOptions }) => Promise<T>} use gets the address, and
 *   what starts a browser that runs WebGPU
 * @returns {Promise<T>}
 */
export async function withSite(use) {
  const executablePath = await findOrInstallBrowser();
  if (executablePath === undefined) throw new Error(noBrowser);
  const { build, preview } = await import('vite');
  await build({ root, logLevel: 'warn' });
  const server = await preview({ root, preview: { host: '127.0.0.1', port: 4190 } });
  const args = ['--headless=new', ...chromiumFlags(gpuMode())];
  try {
    return await use({ url: server.resolvedUrls?.local[0] ?? '', launch: { executablePath, args } });
  } finally {
    await server.close();
  }
}

/**
 * Builds the page, serves it, and opens it in a headless browser for as long as `use` takes.
 * @template T
 * @param {(studio: Studio) => Promise<T>} use
 * @param {(text: string) => void} progress
 * @returns {Promise<T>}
 */
export function withStudio(use, progress) {
  return withSite(async ({ url, launch }) => {
    const { chromium } = await import('playwright');
    const browser = await chromium.launch(launch);
    try {
      // What is kept for later would be fetched while it is measured.
      const page = await browser.newPage({ serviceWorkers: 'block' });
      return await use(new Studio(page, url, progress));
    } finally {
      await browser.close();
    }
  });
}

/** @typedef {import('playwright').Page} Page */

export class Studio {
  /** @param {Page} page @param {string} url @param {(text: string) => void} progress */
  constructor(page, url, progress) {
    this.page = page;
    this.url = url;
    this.progress = progress;
  }

  /** @param {Record<string, string>} hash settings, by their keys in the address */
  async open(hash) {
    await this.page.goto(`${this.url}#${new URLSearchParams(hash).toString()}`);
    await this.until('Device', (text) => !text.startsWith('Opening'));
    // A setting that the page ignores would be measured as another.
    const notice = await this.page.getByText(/ignored/i).allTextContents();
    if (notice.length > 0) throw new Error(`The page did not take the settings: ${notice.join(' ')}`);
  }

  /** @param {string} folder @returns {Promise<string>} the state of the import, in words */
  async importFolder(folder) {
    await this.page.getByLabel('Photos folder').setInputFiles(folder, { timeout: PATIENCE_MS });
    return this.until('Import', (text) => text.includes('photos ready') || text.includes('could not'));
  }

  /** @param {string} label of a number: the field, since a step or a slider may have the same name */
  field(label) {
    return this.page.locator('input:not([type=range])').and(this.page.getByLabel(label, { exact: true }));
  }

  /** @param {string} label @param {string} value */
  async setField(label, value) {
    await this.field(label).fill(value);
    await this.page.keyboard.press('Enter');
  }

  /** How many photos are held out, as the note below their share says. */
  async heldOutPhotos() {
    const said = this.page.getByText(/[\d,]+ of [\d,]+ photos are held out/);
    const [text = ''] = await said.allTextContents();
    return parseInt(text.replaceAll(',', ''), 10) || 0;
  }

  /** Trains to the end. @throws Error in the page's words when training fails */
  async train() {
    await this.page.getByRole('button', { name: 'Start training', exact: true }).click();
    // A run that begins brings the map, which takes a processor's time from training. Nobody looks on here.
    await this.goTo('Apply');
    const end = await this.until('Training', (text) => /finished|stopped|failed|at least/.test(text));
    if (!end.includes('finished')) throw new Error(`Training did not finish: ${end}`);
  }

  /**
   * Waits for a status to say something, and passes on what it says meanwhile.
   * @param {string} name
   * @param {(text: string) => boolean} said
   * @returns {Promise<string>}
   */
  async until(name, said) {
    const status = this.page.getByRole('status', { name, exact: true });
    const end = Date.now() + PATIENCE_MS;
    let last = '';
    while (Date.now() < end) {
      const text = ((await status.textContent()) ?? '').trim();
      if (text !== last) this.progress(`${name}: ${text}`);
      if (said(text)) return text;
      last = text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error(`${name} still says “${last}” after ${PATIENCE_MS / 3_600_000} hours.`);
  }

  /** @param {string} step one of the five, by its link */
  async goTo(step) {
    const steps = this.page.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('link', { name: step, exact: true }).click();
  }

  /**
   * Waits until the page has measured how well the model tells the photos' folders apart.
   * @returns {Promise<import('playwright').Locator | null>} the table; null where there are no folders to tell apart
   */
  async scoreTable() {
    await this.goTo('Train');
    const scores = this.page.getByRole('region', { name: 'Tells your folders apart' });
    if ((await scores.count()) === 0) return null;
    const table = scores.getByRole('table');
    await table.waitFor({ timeout: PATIENCE_MS });
    return table;
  }

  /**
   * Takes the model home.
   * @param {string} file where it goes
   * @param {boolean} embeddings whether embeddings and file names go with it
   */
  async downloadModel(file, embeddings) {
    await this.goTo('Apply');
    await this.page.getByLabel('Include embeddings and file names').setChecked(embeddings);
    const started = this.page.waitForEvent('download', { timeout: PATIENCE_MS });
    await this.page.getByRole('button', { name: 'Download model' }).first().click();
    await (await started).saveAs(file);
  }

  /** The lines of the run log: the first says what was run and where, each further one is a step. */
  async runLog() {
    await this.goTo('Apply');
    const started = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Download run log' }).first().click();
    const text = readFileSync(await (await started).path(), 'utf8');
    const [first = '{}', ...rows] = text.trim().split('\n');
    const { config } = /** @type {{ config: Record<string, unknown> }} */ (JSON.parse(first));
    const steps = rows.map((line) => /** @type {Record<string, number>} */ (JSON.parse(line)));
    return { config, rows: steps };
  }
}
