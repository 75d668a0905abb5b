/** What was seen of the main thread. */
export interface Watched {
  /** Durations of tasks over 50 ms, in ms. */
  readonly longTasks: readonly number[];
  /** Frames in each full second. */
  readonly framesPerSecond: readonly number[];
}

/** Counts animation frames and long tasks until it is ended. */
export class FrameWatch {
  readonly #longTasks: number[] = [];
  readonly #frames: number[] = [];
  readonly #observer: PerformanceObserver;
  #handle = 0;

  constructor() {
    this.#observer = new PerformanceObserver((list) => {
      this.#longTasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    this.#observer.observe({ type: 'longtask' });
    const frame = (now: number): void => {
      this.#frames.push(now);
      this.#handle = requestAnimationFrame(frame);
    };
    this.#handle = requestAnimationFrame(frame);
  }

  end(): Watched {
    cancelAnimationFrame(this.#handle);
    this.#observer.disconnect();
    const [first = 0] = this.#frames;
    const seconds = Math.floor(((this.#frames.at(-1) ?? 0) - first) / 1000);
    const framesPerSecond = new Array<number>(seconds).fill(0);
    for (const at of this.#frames) {
      const second = Math.floor((at - first) / 1000);
      if (second < seconds) framesPerSecond[second] = (framesPerSecond[second] ?? 0) + 1;
    }
    return { longTasks: this.#longTasks, framesPerSecond };
  }
}
