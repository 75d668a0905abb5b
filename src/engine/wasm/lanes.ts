import { JobBoard } from './jobs.ts';

/** What a lane is told once: the kernels, the memory that all threads share, and where jobs are posted. */
export interface LaneStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly board: SharedArrayBuffer;
  /** 1 and up; 0 is the thread that posts the jobs. */
  readonly lane: number;
}

/** A thread that computes along, seen from the thread that started it. A `Worker` is one. */
export interface LanePort {
  postMessage(message: LaneStart): void;
  addEventListener(type: 'message' | 'error', listener: () => void): void;
  terminate(): void;
}

/** Where lanes come from: the engine knows no workers. */
export interface LaneHost {
  /** How many there may be; 0 where memory cannot be shared. */
  readonly count: number;
  readonly spawn: () => LanePort;
}

export const NO_LANES: LaneHost = {
  count: 0,
  spawn: () => {
    throw new Error('wasm: there are no lanes here');
  },
};

/** A lane that has not answered by now is given up: training goes on with fewer. */
const START_MS = 10_000;

/** Starts lanes; resolves with those that are at work. */
export async function startLanes(
  { count, spawn }: LaneHost,
  start: Omit<LaneStart, 'lane'>,
): Promise<LanePort[]> {
  const starting = Array.from({ length: count }, async (_, index) => {
    const port = spawn();
    const works = await new Promise<boolean>((resolve) => {
      const late = setTimeout(() => resolve(false), START_MS);
      const answer = (works: boolean) => (): void => {
        clearTimeout(late);
        resolve(works);
      };
      port.addEventListener('message', answer(true));
      port.addEventListener('error', answer(false));
      port.postMessage({ ...start, lane: index + 1 });
    });
    if (works) return port;
    port.terminate();
    return null;
  });
  return (await Promise.all(starting)).filter((port) => port !== null);
}

/** What a lane does all its life. Returns never, so `ready` is called before. */
export function serveLane({ module, memory, board, lane }: LaneStart, ready: () => void): never {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const jobs = new JobBoard(board);
  ready();
  for (;;) {
    const job = jobs.job;
    jobs.work(exports, lane);
    jobs.sleep(job);
  }
}
