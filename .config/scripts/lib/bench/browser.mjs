// The suite in a browser: builds the benchmark's page, serves it, and gives each benchmark a page of its own.
import path from 'node:path';
import { chromiumFlags } from '../browser.mjs';
import { findOrInstallBrowser, noBrowser } from '../installBrowser.mjs';
import { root } from '../project.mjs';
import { gpuMode } from '../vulkan.mjs';
import { benchmarks } from './benchmarks.mjs';
import { adapterOf, inPage } from './stages.mjs';

/**
 * @param {readonly string[]} names of benchmarks
 * @param {Omit<import('./rows.mjs').Options, 'url'>} options
 * @param {(name: string, rows: import('./rows.mjs').Row[]) => void} report
 * @returns {Promise<{ adapter: string, whole: boolean }>} whole: every benchmark came to its end
 */
export async function runInBrowser(names, options, report) {
  const executablePath = await findOrInstallBrowser();
  if (executablePath === undefined) throw new Error(noBrowser);
  const { chromium } = await import('playwright');
  const { build, preview } = await import('vite');
  const configFile = path.join(root, '.config/vite.bench.config.ts');
  await build({ configFile, logLevel: 'warn' });
  const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 4180 } });
  const url = server.resolvedUrls?.local[0] ?? '';
  let adapter = '';
  let whole = true;
  try {
    for (const name of names) {
      // A browser of its own, so that none inherits another's memory, or its GPU process in a bad state.
      const browser = await chromium.launch({
        executablePath,
        args: ['--headless=new', ...chromiumFlags(gpuMode())],
      });
      try {
        const page = await browser.newPage();
        await page.goto(url);
        adapter ||= await adapterOf(inPage(page));
        report(name, (await benchmarks[name]?.run(page, { ...options, url })) ?? []);
      } catch (error) {
        whole = false;
        console.error(`${name} broke:`, error);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
  return { adapter, whole };
}
