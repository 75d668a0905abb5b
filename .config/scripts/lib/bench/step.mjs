// How long a training step of reference workload R1 takes: ours beside its peers, each in turn.
import { figure, ratio } from './rows.mjs';
import { inPage } from './stages.mjs';

/**
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('./rows.mjs').Target} Target
 * @typedef {import('./stages.mjs').Stage} Stage
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {import('../../../../e2e/bench/tasks.ts').Kind} kind
 * @property {string} backend
 * @property {Target} [target] of its time over ours
 * @property {boolean} [isFaster] its target is of our time over its
 *
 * @typedef {{ contestant: Contestant, ms: number[], firstMs: number, firstLoss: number, taken: number, count: number }} Timing
 */

/** A sample shorter than this is made of several steps: reading back would weigh too much in it. */
const SAMPLE_MS = 200;

/** @type {Contestant} */
const us = { name: 'Likeness webgpu', kind: 'ours', backend: 'webgpu' };

/** @type {Contestant[]} */
export const peers = [
  { name: 'stock tfjs webgpu', kind: 'stock', backend: 'webgpu', target: { atLeast: 15 } },
  { name: 'stock tfjs webgl', kind: 'stock', backend: 'webgl', target: { atLeast: 6 } },
  { name: 'jax-js webgpu', kind: 'jax', backend: 'webgpu', target: { atLeast: 1.5 } },
  { name: 'Likeness wasm', kind: 'ours', backend: 'wasm', target: { atLeast: 3 }, isFaster: true },
];

/**
 * One sample: milliseconds a step.
 * @param {Stage} stage
 * @param {Timing} timing
 */
async function sample(stage, timing) {
  for (;;) {
    const { count, taken } = timing;
    const { ms } = await stage.call(timing.contestant.name, 'step', { first: taken + 1, count });
    timing.taken += count;
    if (ms >= SAMPLE_MS || count >= 1000) return ms / count;
    timing.count = Math.min(1000, Math.max(count + 1, Math.ceil((1.2 * count * SAMPLE_MS) / ms)));
  }
}

/**
 * Makes a contestant ready and takes its first step, which compiles what it needs.
 * @param {Stage} stage
 * @param {Contestant} contestant
 * @param {import('../../../../e2e/bench/tasks.ts').StepWorkload} workload
 * @returns {Promise<Timing>}
 */
async function enter(stage, contestant, workload) {
  await stage.start(contestant.name, contestant.kind);
  await stage.call(contestant.name, 'prepareStep', workload);
  const first = await stage.call(contestant.name, 'step', { first: 1, count: 1 });
  return { contestant, ms: [], firstMs: first.ms, firstLoss: first.value, taken: 1, count: 1 };
}

/**
 * @param {Stage} stage
 * @param {Contestant[]} against the peers to compare with
 * @param {{ views: number, imageSize: number, encoder: 'tiny' | 'small', rounds: number, progress: (text: string) => void }} options
 * @returns {Promise<Row[]>}
 */
export async function measureSteps(stage, against, { rounds, progress, ...shape }) {
  const workload = (/** @type {Contestant} */ { backend }) => ({ ...shape, backend });
  const ours = await enter(stage, us, workload(us));
  /** @type {Timing[]} */
  const others = [];
  /** @type {Row[]} */
  const missing = [];
  for (const peer of against) {
    progress(`first step of ${peer.name}`);
    try {
      others.push(await enter(stage, peer, workload(peer)));
    } catch (error) {
      const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
      missing.push({ ...quotient(peer, [], []), value: null, note: `not available: ${reason}` });
      await stage.stop(peer.name);
    }
  }
  for (let round = 1; round <= rounds; round++) {
    for (const timing of [ours, ...others]) {
      progress(`round ${round} of ${rounds}: ${timing.contestant.name}`);
      timing.ms.push(await sample(stage, timing));
    }
  }
  const all = [ours, ...others];
  for (const { contestant } of all) await stage.stop(contestant.name);
  return [
    ...others.map(({ contestant, ms }) => quotient(contestant, ms, ours.ms)),
    ...missing,
    ...all.map(({ contestant, ms, firstMs }) => ({
      ...figure(`${contestant.name}, a step`, ms, 'ms'),
      note: `the first took ${Math.round(firstMs)} ms`,
    })),
    ...(others.length === 0 ? [] : [sameLoss(all)]),
  ];
}

/**
 * @param {Contestant} peer
 * @param {readonly number[]} theirs
 * @param {readonly number[]} ours
 * @returns {Row}
 */
function quotient({ name, target, isFaster = false }, theirs, ours) {
  const row = isFaster
    ? ratio(`${us.name} ÷ ${name}`, ours, theirs, target)
    : ratio(`${name} ÷ ${us.name}`, theirs, ours, target);
  return theirs.length === 0
    ? { name: row.name, value: null, unit: row.unit, ...(target && { target }) }
    : row;
}

/**
 * All start from the same weights and see the same views, so they compute the same if their first losses agree.
 * @param {readonly Timing[]} all
 * @returns {Row}
 */
function sameLoss(all) {
  const losses = all.map(({ firstLoss }) => firstLoss);
  const [ours = NaN] = losses;
  return {
    name: 'first loss, largest difference from ours',
    value: Math.max(...losses.map((loss) => Math.abs(loss - ours))),
    unit: '',
    target: { atMost: 0.001 },
    note: losses.map((loss) => loss.toFixed(5)).join(', '),
  };
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, { views, rounds, wants, progress }) =>
  measureSteps(
    inPage(page),
    peers.filter(({ name }) => wants(name)),
    { views, imageSize: 32, encoder: 'tiny', rounds, progress },
  );
