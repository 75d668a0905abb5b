/** Our WebAssembly kernels; a job names one by its place here, so all threads must have the same list. */
export const WASM_KERNELS = [
  'adamw',
  'addRelu',
  'addReluGradient',
  'averagePool',
  'averagePoolGradient',
  'convolve',
  'convolvePoints',
  'filterGradient',
  'groupGradientSums',
  'groupInputGradient',
  'groupNormalise',
  'groupStatistics',
  'inputGradientStride2',
  'normalise',
  'normaliseInputGradient',
  'packFilter',
  'scaleAndShiftPartial',
  'statistics',
  'statisticsPartial',
  'sumChunks',
] as const;

export type WasmKernel = (typeof WASM_KERNELS)[number];

/** A kernel computes one unit of its work; `lane` tells which part of the scratch memory is its own. */
type KernelFunction = (unit: number, lane: number, ...parameters: number[]) => void;

/** Words of the control block, 32 bits each. */
const JOB = 0;
const REMAINING = 1;
const DONE = 2;
const UNITS = 3;
const KERNEL = 4;
const PARAMETERS = 5;
const FAILED = 6;
const NUMBERS_FROM = 64;
const MAX_PARAMETERS = 32;

/** A unit takes milliseconds. Where none is done for so long, twice in a row, whoever held it is gone. */
const PATIENCE_MS = 10_000;

const BROKEN = 'wasm: a thread ended with work in hand';

/** Turns of a loop before a thread that waits goes to sleep: the last unit is mostly a matter of microseconds. */
const SPINS = 2000;

/**
 * How threads share one job at a time. Units are handed out by counting down; whoever holds one knows that the job
 * cannot change under it, since the next begins only when all units of this one are done. A thread that comes too
 * late finds nothing left, and is not waited for.
 */
export class JobBoard {
  /** To be handed to the other threads. */
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  #isBroken = false;

  constructor(buffer: ArrayBuffer | SharedArrayBuffer) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, 16);
    this.#numbers = new Float64Array(buffer, NUMBERS_FROM, MAX_PARAMETERS);
  }

  /** @param shared whether other threads will see it */
  static create(shared: boolean): JobBoard {
    const size = NUMBERS_FROM + 8 * MAX_PARAMETERS;
    return new JobBoard(shared ? new SharedArrayBuffer(size) : new ArrayBuffer(size));
  }

  /** Number of the latest job, for `sleep`. */
  get job(): number {
    return Atomics.load(this.#words, JOB);
  }

  /**
   * Announces a job. All units of the one before must be done.
   *
   * @throws Error for good once a thread has ended with work in hand: should it come to, it would be counted for this
   */
  post(kernel: WasmKernel, units: number, parameters: readonly number[]): void {
    if (this.#isBroken) throw new Error(BROKEN);
    if (parameters.length > MAX_PARAMETERS) throw new RangeError(`wasm: ${kernel} has too many parameters`);
    this.#numbers.set(parameters);
    this.#words[PARAMETERS] = parameters.length;
    this.#words[KERNEL] = WASM_KERNELS.indexOf(kernel);
    this.#words[UNITS] = units;
    this.#words[DONE] = 0;
    // Last: from here on the other threads take units.
    Atomics.store(this.#words, REMAINING, units);
    Atomics.add(this.#words, JOB, 1);
    Atomics.notify(this.#words, JOB);
  }

  /** Computes units until none is left. */
  work(exports: WebAssembly.Exports, lane: number): void {
    for (;;) {
      const ticket = Atomics.sub(this.#words, REMAINING, 1);
      if (ticket <= 0) return;
      const units = this.#words[UNITS] ?? 0;
      try {
        const name = WASM_KERNELS[this.#words[KERNEL] ?? 0] ?? '';
        const kernel = exports[name] as KernelFunction;
        kernel(units - ticket, lane, ...this.#numbers.subarray(0, this.#words[PARAMETERS]));
      } catch {
        // A trap: memory out of bounds. Whoever posted the job waits, and must hear of it.
        Atomics.store(this.#words, FAILED, 1);
      }
      if (Atomics.add(this.#words, DONE, 1) + 1 === units) Atomics.notify(this.#words, DONE);
    }
  }

  /**
   * Waits until all units are done.
   *
   * @param patienceMs how long nothing may happen; a machine that slept meanwhile is given it once more
   * @throws Error when one of them failed, or the thread that held it ended: its part of the memory is in no state then
   */
  finish(patienceMs = PATIENCE_MS): void {
    const units = this.#words[UNITS] ?? 0;
    for (let spin = 0; spin < SPINS && Atomics.load(this.#words, DONE) < units; spin++);
    for (let late = 0, before = -1; ;) {
      const done = Atomics.load(this.#words, DONE);
      if (done >= units) break;
      if (done !== before) late = 0;
      if (late === 2) {
        this.#isBroken = true;
        throw new Error(BROKEN);
      }
      before = done;
      if (Atomics.wait(this.#words, DONE, done, patienceMs) === 'timed-out') late += 1;
    }
    if (Atomics.exchange(this.#words, FAILED, 0) === 0) return;
    throw new Error(`wasm: ${WASM_KERNELS[this.#words[KERNEL] ?? 0] ?? ''} failed`);
  }

  /** Sleeps until a job after this one is posted. */
  sleep(job: number): void {
    Atomics.wait(this.#words, JOB, job);
  }
}
