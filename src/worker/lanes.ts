import type { LaneHost } from '../engine/wasm/lanes.ts';

/** More threads than this find too little work in one kernel. */
const MAX_THREADS = 8;

/** Lanes as workers of this worker, one a processor besides this thread's own. */
export function workerLanes(): LaneHost {
  return {
    // Without the headers that isolate the page, memory cannot be shared, and one thread computes alone.
    count: crossOriginIsolated ? Math.min(MAX_THREADS, navigator.hardwareConcurrency) - 1 : 0,
    spawn: () => new Worker(new URL('./lane.worker.ts', import.meta.url), { type: 'module' }),
  };
}
