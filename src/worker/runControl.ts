import type { LiveChanges, SettingChange } from '../core/liveSettings.ts';
import { yieldMacrotask } from './macrotask.ts';

export interface RunControlOptions {
  readonly preparing?: (ready: number, total: number) => void;
  /** What is to be turned again, at the same steps, in a run that goes on from an earlier one. */
  readonly turned?: readonly SettingChange[];
  /** The last step that has been taken already, 0 for a new run. */
  readonly begin?: number;
}

/** Steers the run of one request: paused, resumed and adjusted by messages, ended by its signal. */
export class WorkerRunControl {
  readonly signal: AbortSignal;
  readonly breathe = yieldMacrotask;
  readonly preparing: (ready: number, total: number) => void;
  #paused = false;
  #wake: (() => void)[] = [];
  #atRest: (() => void)[] = [];
  #resting = false;
  #changes: LiveChanges = {};
  readonly #planned: readonly SettingChange[];
  /** The step that has not begun. */
  #nextStep: number;

  constructor(
    signal: AbortSignal,
    { preparing = () => undefined, turned = [], begin = 0 }: RunControlOptions = {},
  ) {
    this.signal = signal;
    this.preparing = preparing;
    this.#planned = turned;
    this.#nextStep = begin + 1;
    signal.addEventListener('abort', () => {
      this.resume();
    });
  }

  readonly isPaused = (): boolean => this.#paused && !this.signal.aborted;

  /** Resolves when the run has come to rest, or has been told to go on after all. */
  pause(): Promise<void> {
    this.#paused = true;
    if (this.#resting || this.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => this.#atRest.push(resolve));
  }

  resume(): void {
    this.#paused = false;
    this.#settle();
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** The run has ended: nobody waits for it any more. */
  end(): void {
    this.#settle();
  }

  /** Called by the run when it rests; resolves when it may go on. */
  readonly resumed = async (): Promise<void> => {
    this.#resting = true;
    this.#settle();
    if (this.isPaused()) await new Promise<void>((resolve) => this.#wake.push(resolve));
    this.#resting = false;
  };

  /**
   * Leaves changes for the run to find before its next step.
   * @returns that step. A run computes in one go from asking `turned` to the end of a step, so what comes in between
   *   two askings is in time for the second.
   */
  adjust(changes: LiveChanges): number {
    this.#changes = { ...this.#changes, ...changes };
    return this.#nextStep;
  }

  /** Called by the run before each step. */
  readonly turned = (step: number): LiveChanges | null => {
    const planned = this.#planned.filter((change) => change.step === step);
    const changes = { ...Object.fromEntries(planned.map(({ name, to }) => [name, to])), ...this.#changes };
    this.#changes = {};
    this.#nextStep = step + 1;
    return Object.keys(changes).length === 0 ? null : changes;
  };

  #settle(): void {
    for (const resolve of this.#atRest.splice(0)) resolve();
  }
}
