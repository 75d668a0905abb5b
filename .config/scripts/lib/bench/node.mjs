// The suite without a browser: the same engine in Node on Dawn, for machines that have a GPU and nothing else.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../project.mjs';
import { gpuMode } from '../vulkan.mjs';
import { benchmarks } from './benchmarks.mjs';
import { adapterOf, inNode } from './stages.mjs';
import { measureSteps, peers } from './step.mjs';

/**
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {Omit<import('./rows.mjs').Options, 'url'>} Options
 */

/** Builds the contestants as programs; @returns {Promise<string>} the folder where they are */
async function buildPrograms() {
  const { build } = await import('vite');
  const configFile = path.join(root, '.config/vite.bench.config.ts');
  await build({ configFile, logLevel: 'warn', build: { ssr: true } });
  const folder = path.join(root, 'test-results/benchNode');
  if (!existsSync(path.join(folder, 'ours.js'))) throw new Error(`${folder} holds no program`);
  return folder;
}

/**
 * Steps of R1 with the views asked for and with four times as many, and of the larger encoder.
 * @param {import('./stages.mjs').Stage} stage
 * @param {Options} options
 * @returns {Promise<Row[]>}
 */
async function steps(stage, { views, rounds, wants, progress }) {
  const asked = peers.filter(({ backend, name }) => backend === 'webgpu' && wants(name));
  /** @type {Row[]} */
  const rows = [];
  for (const { encoder, count } of /** @type {const} */ ([
    { encoder: 'tiny', count: views },
    { encoder: 'tiny', count: 4 * views },
    { encoder: 'small', count: views },
  ])) {
    // The peers have R1 alone, and on a software adapter a large step of theirs takes minutes.
    const hasPeers = encoder === 'tiny' && (count === views || gpuMode() === 'hardware');
    const shape = { views: count, imageSize: 32, encoder };
    const measured = await measureSteps(stage, hasPeers ? asked : [], { ...shape, rounds, progress });
    rows.push(...measured.map((row) => ({ ...row, name: `${encoder}, ${count} views: ${row.name}` })));
  }
  return rows;
}

/**
 * @param {readonly string[]} names of benchmarks; those that need a page are left out
 * @param {Options} options
 * @param {(name: string, rows: Row[]) => void} report
 * @returns {Promise<{ adapter: string, whole: boolean }>} whole: every benchmark came to its end
 */
export async function runInNode(names, options, report) {
  const stage = inNode(await buildPrograms());
  const adapter = await adapterOf(stage);
  let whole = true;
  for (const name of names) {
    const measure = name === 'step' ? steps : benchmarks[name]?.measure;
    if (measure === undefined) {
      console.log(`\n${name} needs a browser`);
      continue;
    }
    try {
      report(name, await measure(stage, options));
    } catch (error) {
      whole = false;
      console.error(`${name} broke:`, error);
    }
  }
  return { adapter, whole };
}
