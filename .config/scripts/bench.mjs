// `npm run bench`: how long a training step takes, ours beside stock TensorFlow.js, in one browser, in turn.
// Options: --only NAME (a part of a benchmark's name), --json FILE, --rounds N, --views N.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { measure } from './lib/benchRounds.mjs';
import { chromiumFlags } from './lib/browser.mjs';
import { findOrInstallBrowser, noBrowser } from './lib/installBrowser.mjs';
import { installPackages, requireNode, root } from './lib/project.mjs';
import { gpuMode } from './lib/vulkan.mjs';

requireNode();
await installPackages();
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    views: { type: 'string', default: '64' },
  },
});
const executablePath = await findOrInstallBrowser();
if (executablePath === undefined) {
  console.error(noBrowser);
  process.exit(1);
}

const { chromium } = await import('playwright');
const { build, preview } = await import('vite');
const configFile = path.join(root, '.config/vite.bench.config.ts');
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 4180 } });
const browser = await chromium.launch({
  executablePath,
  args: ['--headless=new', ...chromiumFlags(gpuMode())],
});
try {
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const views = Number(values.views);
  const contestants = [
    { name: 'Likeness webgpu', kind: 'ours', backend: 'webgpu' },
    { name: 'stock tfjs webgpu', kind: 'stock', backend: 'webgpu' },
    { name: 'stock tfjs webgl', kind: 'stock', backend: 'webgl' },
  ].filter(({ kind, name }) => kind === 'ours' || name.includes(values.only));
  console.log(
    `R1, one training step of ${views} views at 32 px, ${values.rounds} rounds, each contestant in turn\n`,
  );
  const report = await measure(page, contestants, { views, imageSize: 32, rounds: Number(values.rounds) });
  console.table(report.table);
  if (values.json !== undefined) {
    mkdirSync(path.dirname(path.resolve(values.json)), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
} finally {
  await browser.close();
  await server.close();
}
