/** A crash costs at most this much of a run, or as much as keeps checkpoints cheap. */
const INTERVAL_MS = 10_000;

/** Most of the time that checkpoints may take: large models are kept less often. */
const SHARE = 0.02;

/** Until the first checkpoint there is nothing that could be kept of a run that breaks. */
const FIRST_AFTER_STEPS = 10;

/** When a run is kept: after its first steps, and from then on by the clock. */
export class CheckpointSchedule {
  readonly #begin: number;
  #lastMs: number;
  #intervalMs = INTERVAL_MS;

  /** @param begin the step that the run goes on from, 0 for a new one */
  constructor(begin: number, nowMs: number) {
    this.#begin = begin;
    this.#lastMs = nowMs;
  }

  isDue(step: number, nowMs: number): boolean {
    return step === this.#begin + FIRST_AFTER_STEPS || nowMs - this.#lastMs > this.#intervalMs;
  }

  /** The run has been kept, which took so long. */
  kept(startedMs: number, nowMs: number): void {
    this.#lastMs = nowMs;
    this.#intervalMs = Math.max(INTERVAL_MS, (nowMs - startedMs) / SHARE);
  }
}
