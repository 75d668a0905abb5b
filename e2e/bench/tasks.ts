/** What is measured of a contestant's training step. */
export interface StepWorkload {
  readonly backend: string;
  readonly encoder: 'tiny' | 'small';
  /** Views a step, 2B. */
  readonly views: number;
  readonly imageSize: number;
}

/** One pass of one convolution of the reference network, timed. */
export interface ConvolutionTiming {
  readonly layer: string;
  readonly pass: 'forward' | 'filter gradient' | 'input gradient';
  readonly multiplyAdds: number;
  /** Milliseconds of one run. */
  readonly ms: number;
}

/** A product of [n, k] by [k, m]. */
export interface ProductShape {
  readonly n: number;
  readonly k: number;
  readonly m: number;
}

/** What one step of a run did to the GPU, the map not counted. */
export interface StepTraffic {
  readonly step: number;
  readonly dispatches: number;
  readonly uploadBytes: number;
}

/** A run of the trainer as the product runs it. */
export interface RunRecord {
  /** Milliseconds of each step as the run's log tells it: without map and checkpoints. */
  readonly stepMs: readonly number[];
  readonly traffic: readonly StepTraffic[];
  /** Bytes of all live buffers on the GPU after each step, from the first. */
  readonly gpuBytes: readonly number[];
  /** Of the whole run, maps and checkpoints included. */
  readonly wallMs: number;
}

/** A run of the trainer on artificial photos. */
export interface RunWorkload {
  readonly backend: string;
  readonly photos: number;
  readonly views: number;
  readonly imageSize: number;
  /** After this step the run is paused, which takes a checkpoint, and goes on at once. */
  readonly pauseAfter?: number;
}

/** Every task that a contestant may take on: its argument, and what it answers. */
export interface TaskTable {
  /** Makes ready to train; the answer names the adapter where it is known. */
  readonly prepareStep: readonly [StepWorkload, { readonly adapter: string }];
  /** Trains for `count` steps, numbered from `first`, and answers the last one's loss once it is read. */
  readonly step: readonly [{ readonly first: number; readonly count: number }, number];
  readonly openBackend: readonly [{ readonly backend: string }, { readonly adapter: string }];
  /**
   * Times the passes of one convolution of R1 apart, each sample at least `sampleMs` long; the first is
   * convolution 0, and there are none after the last.
   */
  readonly convolution: readonly [
    Pick<StepWorkload, 'views' | 'imageSize'> & { readonly index: number; readonly sampleMs: number },
    readonly ConvolutionTiming[],
  ];
  /** Milliseconds of one product by the named variant. */
  readonly product: readonly [
    { readonly variant: string; readonly shape: ProductShape; readonly sampleMs: number },
    number,
  ];
  readonly prepareViews: readonly [RunWorkload, { readonly adapter: string }];
  /** Milliseconds that making a step's views takes, finished on the device, and the step without them. */
  readonly viewsAndStep: readonly [
    { readonly sampleMs: number },
    { readonly viewsMs: number; readonly stepMs: number },
  ];
  readonly prepareRun: readonly [RunWorkload, { readonly adapter: string }];
  readonly run: readonly [{ readonly steps: number }, RunRecord];
  /** Makes rows of h at random, of unit length: [photos, d]. */
  readonly prepareSearch: readonly [{ readonly photos: number; readonly d: number }, null];
  /** The photos most like one of them. */
  readonly search: readonly [{ readonly photo: number }, readonly number[]];
}

export type TaskName = keyof TaskTable;

/** What one contestant can do. A task has finished on the device when it resolves. */
export type Tasks = {
  readonly [T in TaskName]?: (argument: TaskTable[T][0]) => Promise<TaskTable[T][1]>;
};

export interface Timed<T> {
  readonly ms: number;
  readonly value: T;
}

/** Who a contestant is: each has a thread or process of its own, since tfjs keeps its kernels in one table. */
export type Kind = 'ours' | 'stock' | 'jax';

/** Where contestants live: workers of a page, or child processes of Node. */
export interface Stage {
  start(name: string, kind: Kind): Promise<void>;
  call<T extends TaskName>(name: string, task: T, argument: TaskTable[T][0]): Promise<Timed<TaskTable[T][1]>>;
  stop(name: string): Promise<void>;
}

export interface Order {
  readonly task: TaskName;
  readonly argument: unknown;
}

export type Answer = { readonly result: Timed<unknown> } | { readonly failure: string };

/** Carries out an order, timed. */
export async function answer(tasks: Tasks, { task, argument }: Order): Promise<Answer> {
  const work = tasks[task] as ((argument: unknown) => Promise<unknown>) | undefined;
  if (work === undefined) return { failure: `there is no task ${task} here` };
  const started = performance.now();
  try {
    const value = await work(argument);
    return { result: { ms: performance.now() - started, value } };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
