// npm test: everything that is checked, from a fresh clone, and one sum at the end.
//   npm test -- --only unit,e2e          these stages, and what they need
//   npm test -- --only gpu conv2d        test files whose path holds "conv2d"
//   npm test -- --only e2e --grep pause  end-to-end tests whose title matches
import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { installPackages, requireNode } from './lib/project.mjs';
import { oneFailed } from './lib/counts.mjs';
import { stages } from './lib/stages.mjs';

/** @typedef {import('./lib/stages.mjs').Stage} Stage */

/** @param {string | undefined} only @returns {Stage[]} */
function select(only) {
  if (only === undefined) return stages;
  const wanted = only.split(',');
  const answersTo = (/** @type {Stage} */ { name }, /** @type {string} */ word) =>
    name === word || name.startsWith(`${word}:`);
  const unknown = wanted.filter((word) => !stages.some((stage) => answersTo(stage, word)));
  if (unknown.length > 0) {
    console.error(
      `No stage "${unknown.join(', ')}"; there are ${stages.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(1);
  }
  const chosen = stages.filter((stage) => wanted.some((word) => answersTo(stage, word)));
  const needed = new Set(chosen.flatMap(({ needs = [] }) => needs));
  return stages.filter((stage) => chosen.includes(stage) || needed.has(stage.name));
}

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, grep: { type: 'string' } },
  allowPositionals: true,
});
const selected = select(values.only);
requireNode();
await installPackages();

/** @type {Map<string, import('./lib/counts.mjs').Counts>} */
const results = new Map();
/** @type {string[]} */
const summary = [];
/** @param {Stage} stage */
async function carryOut({ name, needs = [], run }) {
  console.log(`\n── ${name} ──`);
  const startedMs = performance.now();
  const missing = needs.find((need) => results.get(need)?.failed);
  if (missing !== undefined) console.error(`Not run: it needs ${missing}, which failed.`);
  const counts = missing === undefined ? await run({ grep: values.grep, files: positionals }) : oneFailed;
  results.set(name, counts);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const mark = counts.failed === 0 ? '✓' : '✗';
  const line = `${mark} ${name.padEnd(13)}${seconds.padStart(7)} s   ${counts.passed} passed, ${counts.failed} failed`;
  console.log(line);
  summary.push(line);
}

const waiting = [...selected];
while (waiting.length > 0) {
  const first = waiting.findIndex(({ together }) => !together);
  const group = waiting.splice(0, first === -1 ? waiting.length : Math.max(1, first));
  // As many at a time as there are processors; each takes the next stage as soon as it is free.
  const lanes = Array.from({ length: os.availableParallelism() }, async () => {
    for (let stage = group.shift(); stage !== undefined; stage = group.shift()) await carryOut(stage);
  });
  await Promise.all(lanes);
}

const sum = (/** @type {'passed' | 'failed'} */ key) =>
  [...results.values()].reduce((total, counts) => total + counts[key], 0);
console.log(`\n${summary.join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
