import type { Answer, Kind, Stage, TaskName, TaskTable, Timed } from './tasks.ts';

const workers = new Map<string, Worker>();

const spawn: Readonly<Record<Kind, () => Worker>> = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  stock: () => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }),
  jax: () => new Worker(new URL('./jax.worker.ts', import.meta.url), { type: 'module' }),
};

/** What the benchmarks' scripts call in the page: each contestant in a worker of its own. */
const bench: Stage = {
  start(name, kind) {
    workers.set(name, spawn[kind]());
    return Promise.resolve();
  },

  call<T extends TaskName>(name: string, task: T, argument: TaskTable[T][0]) {
    const worker = workers.get(name);
    if (worker === undefined) return Promise.reject(new Error(`${name} has not been started`));
    return new Promise<Timed<TaskTable[T][1]>>((resolve, reject) => {
      worker.onerror = ({ message }) => {
        reject(new Error(`${name}: ${message}`));
      };
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if ('result' in data) resolve(data.result as Timed<TaskTable[T][1]>);
        else reject(new Error(`${name}: ${data.failure}`));
      };
      worker.postMessage({ task, argument });
    });
  },

  stop(name) {
    workers.get(name)?.terminate();
    workers.delete(name);
    return Promise.resolve();
  },
};

declare global {
  var bench: Stage;
}
globalThis.bench = bench;
