import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findBrowser } from '../.config/scripts/lib/browser.mjs';
import { freePort } from '../.config/scripts/lib/freePort.mjs';
import { gpuMode } from '../.config/scripts/lib/vulkan.mjs';

const root = path.dirname(import.meta.dirname);

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No Chrome or Chromium found; `npm test` installs one.');

// Playwright reads this file once more in each of its workers, which inherit the variable.
const port = (process.env['LIKENESS_E2E_PORT'] ??= String(await freePort()));
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'specs',
  outputDir: path.join(root, 'test-results/e2e'),
  forbidOnly: Boolean(process.env['CI']),
  // Two pages training at once on a software adapter would time each other out.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 5 * 60_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'test-results/e2e.json') }]],
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    // It would answer requests that tests mean to change; the test of it lets it in.
    serviceWorkers: 'block',
    launchOptions: {
      // The full browser in its new headless mode: Playwright's headless shell has no WebGPU.
      executablePath,
      args: ['--headless=new', ...chromiumFlags(gpuMode())],
    },
  },
  // The production build, as a visitor gets it: `npm run build` comes first.
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: baseURL,
    reuseExistingServer: false,
  },
});
