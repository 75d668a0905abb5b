import { DEFAULT_SETTINGS, type BackendName, type Settings } from '../../../src/core/settings.ts';
import { Session } from '../../../src/engine/session.ts';
import type { RunControl } from '../../../src/engine/training/run.ts';
import { yieldMacrotask } from '../../../src/worker/macrotask.ts';
import type { RunRecord, StepTraffic, Tasks } from '../tasks.ts';
import { gpuReading, installGpuMeter, type GpuReading } from './gpuMeter.ts';
import { artificialPhotos } from './photos.ts';

const session = new Session();
let settings: Settings = DEFAULT_SETTINGS;
let pauseAfter = Infinity;

/**
 * Watches a run through the questions that the trainer asks of whoever steers it. After a step it first asks
 * whether to pause, then looks at the map if that is due, then lets messages in: so the work of the next step
 * lies between `breathe` and the first question after it.
 */
class Watch {
  readonly traffic: StepTraffic[] = [];
  readonly gpuBytes: number[] = [];
  readonly #pauseAfter: number;
  /** The step under way, from 1. */
  #step = 1;
  /** As it began; the first step begins unseen. */
  #before: GpuReading | undefined;
  #isCounted = false;
  #hasRested = false;

  constructor(pauseAfter: number) {
    this.#pauseAfter = pauseAfter;
  }

  readonly control: Omit<RunControl, 'failed' | 'watched'> = {
    signal: new AbortController().signal,
    isPaused: () => {
      this.#count();
      return !this.#hasRested && this.#step > this.#pauseAfter;
    },
    resumed: () => {
      this.#hasRested = true;
      return Promise.resolve();
    },
    turned: () => null,
    preparing: () => undefined,
    breathe: async () => {
      await yieldMacrotask();
      this.gpuBytes.push(gpuReading().liveBytes);
      this.#step += 1;
      this.#isCounted = false;
      this.#before = gpuReading();
    },
  };

  #count(): void {
    if (this.#isCounted || this.#before === undefined) return;
    const { dispatches, uploadBytes } = gpuReading();
    // The trainer asks once more right after `breathe`, when nothing has been done yet.
    if (dispatches === this.#before.dispatches) return;
    this.#isCounted = true;
    this.traffic.push({
      step: this.#step,
      dispatches: dispatches - this.#before.dispatches,
      uploadBytes: uploadBytes - this.#before.uploadBytes,
    });
  }
}

export const runTasks: Tasks = {
  async prepareRun(workload) {
    installGpuMeter();
    const { info } = await session.open({
      backend: workload.backend as BackendName,
      tune: false,
      half: false,
    });
    const { photos, views, imageSize } = workload;
    session.setPhotos(artificialPhotos(photos, imageSize));
    settings = { ...DEFAULT_SETTINGS, heldOut: 0, batchSize: views / 2, imageSize };
    pauseAfter = workload.pauseAfter ?? Infinity;
    return { adapter: info.adapter };
  },

  async run({ steps }): Promise<RunRecord> {
    const started = performance.now();
    const watch = new Watch(pauseAfter);
    const stepMs: number[] = [];
    for await (const event of session.train({ ...settings, steps }, watch.control)) {
      if (event.type === 'metrics') stepMs.push(...event.rows.map((row) => row.stepMs));
    }
    const { traffic, gpuBytes } = watch;
    return { stepMs, traffic, gpuBytes, wallMs: performance.now() - started };
  },
};
