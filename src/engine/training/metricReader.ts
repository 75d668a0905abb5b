import * as tf from '@tensorflow/tfjs-core';
import type { MetricRow } from '../../core/metrics.ts';
import { join } from '../kernels/vector/vector.ts';

/** A reading back costs about as much as this much work; rows are gathered until they are worth it. */
const WORTH_READING_MS = 40;
const MAX_ROWS = 32;

/** Two readings that come closer than this were worked on together, and the device gave both when it was asked. */
const TOGETHER_MS = 4;

/** Steps longer than this are not queued one behind the other: Pause would have to wait for all of them. */
const LONG_STEP_MS = 100;

interface StepOf {
  readonly step: number;
  readonly learningRate: number;
}

interface Pending {
  readonly steps: readonly StepOf[];
  /** Settles once the rows have come, or rejects with what kept them away. */
  readonly reading: Promise<unknown>;
  /** The rows, once they have come, and when they came. */
  came: { readonly values: Float32Array; atMs: number } | null;
}

/**
 * Reads the metrics of steps back from the device without holding it up: several steps at a time on a fast
 * adapter, each on a slow one, and never awaited before the next step is under way.
 */
export class MetricReader {
  readonly #batchSize: number;
  readonly #now: () => number;
  readonly #pending: Pending[] = [];
  #tensors: tf.Tensor1D[] = [];
  #steps: StepOf[] = [];
  #lastReadMs: number;
  /** When the readings before those began, and how many rows they were; null before there are any. */
  #before: { fromMs: number; readonly rows: number } | null = null;
  /** Milliseconds a step, of the last reading. */
  stepMs = Infinity;

  /** @param batchSize photos a step */
  constructor(batchSize: number, now: () => number) {
    this.#batchSize = batchSize;
    this.#now = now;
    this.#lastReadMs = now();
  }

  /** Takes the metrics tensor of a step and disposes it when it has been read. */
  add(metrics: tf.Tensor1D, step: number, learningRate: number): void {
    this.#tensors.push(metrics);
    this.#steps.push({ step, learningRate });
    const wanted = Math.min(MAX_ROWS, Math.max(1, Math.floor(WORTH_READING_MS / this.stepMs)));
    if (this.#tensors.length >= wanted) this.#startReading();
  }

  /** Whether the device has all the work that it should be given ahead of the readings. */
  get isFull(): boolean {
    return this.#pending.length > (this.stepMs > LONG_STEP_MS ? 0 : 1);
  }

  /** The last so many milliseconds were spent on other work, which does not count as a step's. */
  skipTime(ms: number): void {
    this.#lastReadMs += ms;
    if (this.#before) this.#before.fromMs += ms;
    // What came within them was there when they began.
    for (const { came } of this.#pending) if (came) came.atMs = Math.min(came.atMs + ms, this.#now());
  }

  /** The oldest reading, awaited, with those that have come as well; no rows when nothing is under way. */
  async next(): Promise<MetricRow[]> {
    await this.#pending[0]?.reading;
    return this.#take();
  }

  /** Everything that has been added, read. */
  async drain(): Promise<MetricRow[]> {
    if (this.#tensors.length > 0) this.#startReading();
    await Promise.all(this.#pending.map(({ reading }) => reading));
    return this.#take();
  }

  dispose(): void {
    tf.dispose(this.#tensors);
    this.#tensors = [];
  }

  #startReading(): void {
    // Joined by copies: tfjs would compile a program for every number of steps.
    const length = this.#tensors.reduce((sum, { size }) => sum + size, 0);
    const stacked = join(this.#tensors, length); // [steps · numbers a step]
    const reading = readAndDispose(stacked).then((values) => {
      pending.came = { values, atMs: this.#now() };
    });
    const pending: Pending = { steps: this.#steps, reading, came: null };
    // Awaited later; until then a failure must not count as unhandled.
    reading.catch(() => undefined);
    this.#pending.push(pending);
    tf.dispose(this.#tensors);
    this.#tensors = [];
    this.#steps = [];
  }

  /**
   * The rows of all readings that have come. They share the time from when the last ones came to when these did, whenever
   * someone asks for them: what comes together was worked on together, and alone would seem to have taken no time. So
   * would what comes at once after others: it shares the time with them.
   */
  #take(): MetricRow[] {
    const came: { step: StepOf; values: Float32Array }[] = [];
    let atMs = 0;
    for (let next = this.#pending[0]; next?.came; next = this.#pending[0]) {
      this.#pending.shift();
      const { steps } = next;
      const { values } = next.came;
      atMs = next.came.atMs;
      const width = values.length / steps.length;
      for (const [at, step] of steps.entries())
        came.push({ step, values: values.subarray(at * width, (at + 1) * width) });
    }
    if (came.length === 0) return [];
    const together = atMs - this.#lastReadMs < TOGETHER_MS ? this.#before : null;
    const fromMs = together?.fromMs ?? this.#lastReadMs;
    const rows = (together?.rows ?? 0) + came.length;
    this.stepMs = Math.max(0.01, (atMs - fromMs) / rows);
    this.#before = { fromMs, rows };
    this.#lastReadMs = atMs;
    return came.map(({ step, values }) => this.#row(step, values));
  }

  #row({ step, learningRate }: StepOf, values: Float32Array): MetricRow {
    const [loss = NaN, top1 = NaN, top5 = NaN, gradientNorm = NaN, temperature = NaN] = values;
    return {
      step,
      loss,
      top1,
      top5,
      learningRate,
      gradientNorm,
      stepMs: this.stepMs,
      imagesPerSecond: (this.#batchSize * 1000) / this.stepMs,
      temperature,
    };
  }
}

/** tfjs may not lose a tensor while it is being read. */
async function readAndDispose(tensor: tf.Tensor): Promise<Float32Array> {
  try {
    return (await tensor.data()) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
