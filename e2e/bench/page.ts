import type { Answer, Order, Preparation, StepResult } from './contestant.ts';

/** What the benchmark's script calls in the page. */
export interface BenchPage {
  start(name: string, kind: 'ours' | 'stock', preparation: Preparation): Promise<StepResult>;
  step(name: string, step: number): Promise<StepResult>;
  stop(name: string): void;
}

const workers = new Map<string, Worker>();

const spawn = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  stock: () => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }),
};

function order(name: string, what: Order): Promise<StepResult> {
  const worker = workers.get(name);
  if (worker === undefined) return Promise.reject(new Error(`${name} has not been started`));
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => {
      reject(new Error(`${name}: ${message}`));
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('result' in data) resolve(data.result);
      else reject(new Error(`${name}: ${data.failure}`));
    };
    worker.postMessage(what);
  });
}

const bench: BenchPage = {
  start(name, kind, preparation) {
    workers.set(name, spawn[kind]());
    return order(name, { prepare: preparation });
  },
  step: (name, step) => order(name, { step }),
  stop(name) {
    workers.get(name)?.terminate();
    workers.delete(name);
  },
};

declare global {
  var bench: BenchPage;
}
globalThis.bench = bench;
