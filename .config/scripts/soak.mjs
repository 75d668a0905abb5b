// `npm run soak`: what an hour of use, a bad disk and bad files do to the page, in a real browser; e2e/RELIABILITY.md
// says what each part shows. Options: --only NAME (parts of names, with commas), --scale SHARE of every count (0.05
// is a smoke run), --seed N, --minutes N at most for each part, --json FILE.
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { choose, parts } from '../../e2e/soak/parts.mjs';
import { carryOut } from '../../e2e/soak/stage.mjs';
import { summary, table } from './lib/bench/report.mjs';
import { holds } from './lib/bench/rows.mjs';
import { installPackages, requireNode } from './lib/project.mjs';
import { withSite } from './lib/studio.mjs';
import { gpuMode } from './lib/vulkan.mjs';

requireNode();
await installPackages();
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    json: { type: 'string' },
  },
});
const names = choose(values.only);
/** @param {string} name @param {string} text */
function positive(name, text) {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--${name} is "${text}"; it may be a number above 0.`);
}
const scale = positive('scale', values.scale);
const seed = positive('seed', values.seed);
const minutes = values.minutes === undefined ? undefined : positive('minutes', values.minutes);

/** @type {Record<string, { rows: import('./lib/bench/rows.mjs').Row[], seconds: number }>} */
const results = {};
/** Parts that came to no end. @type {string[]} */
const broken = [];
await withSite(async (site) => {
  for (const name of names) {
    const part = parts[name];
    if (part === undefined) continue;
    const started = performance.now();
    const progress = (/** @type {string} */ text) => void process.stderr.write(`  … ${name}: ${text}\n`);
    try {
      const limit = minutes ?? part.minutes;
      const rows = await carryOut(part, { site, scale, seed, progress }, limit);
      const seconds = Math.round((performance.now() - started) / 1000);
      results[name] = { rows, seconds };
      console.log(`\n${name} (${seconds} s)\n${table(rows, 'figure')}`);
    } catch (error) {
      broken.push(name);
      console.error(`${name} broke:`, error);
    }
  }
});

const rows = Object.values(results).flatMap((result) => result.rows);
console.log(`\n${summary(rows)}`);
if (values.json !== undefined) {
  const machine = { gpu: gpuMode(), cores: os.availableParallelism(), node: process.version };
  mkdirSync(path.dirname(path.resolve(values.json)), { recursive: true });
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, scale, seed, broken, parts: results }, null, 2)}\n`,
  );
}
// A browser that hangs must not keep the script.
process.exit(broken.length === 0 && rows.every((row) => holds(row) !== false) ? 0 : 1);
