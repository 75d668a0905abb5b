// `npm run bench`: measures what the project promises, ours beside peers, in turn, in one run.
// Options: --only NAME (parts of names, with commas), --json FILE, --rounds N, --views N, --data FOLDER of
// photos, --node (no browser: the engine in Node, for machines that have a GPU and nothing else).
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { choose } from './lib/bench/benchmarks.mjs';
import { summary, table } from './lib/bench/report.mjs';
import { installPackages, requireNode, root } from './lib/project.mjs';
import { gpuMode } from './lib/vulkan.mjs';

requireNode();
await installPackages();
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    views: { type: 'string', default: '64' },
    data: { type: 'string', default: path.join(root, '../shared/data/photos') },
    node: { type: 'boolean', default: false },
  },
});
const { names, wants } = choose(values.only);
/** @param {'rounds' | 'views'} name @param {number} least */
function wholeNumber(name, least) {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name} is "${values[name]}"; it may be a whole number from ${least}.`);
}
const options = {
  rounds: wholeNumber('rounds', 1),
  // Two of each photo, in batches that our settings allow.
  views: 2 * Math.ceil(wholeNumber('views', 8) / 2),
  data: values.data,
  wants,
  progress: (/** @type {string} */ text) => void process.stderr.write(`  … ${text}\n`),
};

/** @type {Record<string, { rows: import('./lib/bench/rows.mjs').Row[], seconds: number }>} */
const results = {};
let started = performance.now();
/** @param {string} name @param {import('./lib/bench/rows.mjs').Row[]} rows */
function report(name, rows) {
  const seconds = Math.round((performance.now() - started) / 1000);
  started = performance.now();
  results[name] = { rows, seconds };
  console.log(`\n${name} (${seconds} s)\n${table(rows)}`);
}

const { runInBrowser } = await import('./lib/bench/browser.mjs');
const { runInNode } = await import('./lib/bench/node.mjs');
const { adapter, whole } = await (values.node ? runInNode : runInBrowser)(names, options, report);
console.log(`\n${summary(Object.values(results).flatMap(({ rows }) => rows))}`);
if (values.json !== undefined) {
  const machine = { adapter, gpu: gpuMode(), cores: os.availableParallelism(), node: process.version };
  const { rounds, views } = options;
  mkdirSync(path.dirname(path.resolve(values.json)), { recursive: true });
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, rounds, views, whole, benchmarks: results }, null, 2)}\n`,
  );
}
if (!whole) process.exitCode = 1;
