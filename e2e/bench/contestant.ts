/**
 * What the page asks of a contestant: a worker that trains the reference workload R1 in its own way. Each has a
 * worker of its own, since TensorFlow.js keeps its kernels and gradients in one global table.
 */
export interface Preparation {
  readonly backend: string;
  /** Views a step, 2B. */
  readonly views: number;
  readonly imageSize: number;
}

export interface StepResult {
  readonly ms: number;
  readonly loss: number;
}

export type Order = { readonly prepare: Preparation } | { readonly step: number };
export type Answer = { readonly result: StepResult } | { readonly failure: string };

/** What a contestant does. `step` must have finished on the device when it resolves. */
export interface Contestant {
  prepare(preparation: Preparation): Promise<void>;
  step(step: number): Promise<number>;
}

/** The same views for every contestant: pixels in [−1, 1] of 2B pictures, by a plain hash of the index. */
export function benchViews({ views, imageSize }: Preparation): Float32Array {
  return Float32Array.from({ length: views * imageSize * imageSize * 3 }, (_, at) => {
    const hash = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 12)) >>> 8) / 2 ** 23 - 1;
  });
}

/** Answers the page's orders with what the contestant does, timed. */
export function compete(contestant: Contestant): void {
  addEventListener('message', ({ data }: MessageEvent<Order>) => {
    const work = async (): Promise<StepResult> => {
      const started = performance.now();
      const loss = 'step' in data ? await contestant.step(data.step) : NaN;
      if ('prepare' in data) await contestant.prepare(data.prepare);
      return { ms: performance.now() - started, loss };
    };
    work().then(
      (result) => {
        postMessage({ result } satisfies Answer);
      },
      (error: unknown) => {
        postMessage({ failure: String(error) } satisfies Answer);
      },
    );
  });
}
