// Where contestants live. The benchmarks ask a stage, and do not know which.
import { fork } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { dawnEnvironment } from '../vulkan.mjs';

/**
 * @typedef {import('../../../../e2e/bench/tasks.ts').Stage} Stage
 * @typedef {import('../../../../e2e/bench/tasks.ts').Answer} Answer
 * @typedef {import('../../../../e2e/bench/tasks.ts').Timed<any>} Result
 */

/**
 * Workers of the benchmark's page.
 * @param {import('playwright').Page} page
 * @returns {Stage}
 */
export function inPage(page) {
  return {
    start: (name, kind) =>
      page.evaluate(([who, what]) => globalThis.bench.start(who, what), /** @type {const} */ ([name, kind])),
    call: (name, task, argument) =>
      page.evaluate(
        ([who, what, input]) => globalThis.bench.call(who, what, input),
        /** @type {const} */ ([name, task, argument]),
      ),
    stop: (name) => page.evaluate((who) => globalThis.bench.stop(who), name),
  };
}

/**
 * Child processes of Node, with WebGPU by Dawn.
 * @param {string} folder of the built programs, one a kind of contestant
 * @returns {Stage}
 */
export function inNode(folder) {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  const children = new Map();
  return {
    start(name, kind) {
      const env = { ...process.env, ...dawnEnvironment() };
      // As the browser does it: numbers that are none cross too.
      children.set(name, fork(path.join(folder, `${kind}.js`), { env, serialization: 'advanced' }));
      return Promise.resolve();
    },

    call(name, task, argument) {
      const child = children.get(name);
      if (child === undefined) return Promise.reject(new Error(`${name} has not been started`));
      return new Promise((resolve, reject) => {
        const ended = (/** @type {number | null} */ code) => {
          reject(new Error(`${name} ended, with code ${code}`));
        };
        child.once('exit', ended);
        child.once('message', (message) => {
          child.off('exit', ended);
          const answer = /** @type {Answer} */ (message);
          if ('result' in answer) resolve(/** @type {Result} */ (answer.result));
          else reject(new Error(`${name}: ${answer.failure}`));
        });
        child.send({ task, argument });
      });
    },

    stop(name) {
      const child = children.get(name);
      children.delete(name);
      if (child === undefined || child.exitCode !== null) return Promise.resolve();
      return new Promise((resolve) => {
        child.once('exit', () => {
          resolve(undefined);
        });
        child.disconnect();
      });
    },
  };
}

/**
 * The name of the adapter that contestants get.
 * @param {Stage} stage
 */
export async function adapterOf(stage) {
  await stage.start('adapter', 'ours');
  const { value } = await stage.call('adapter', 'openBackend', { backend: 'webgpu' });
  await stage.stop('adapter');
  console.log(`Adapter: ${value.adapter}`);
  return value.adapter;
}
