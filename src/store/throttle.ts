/** Runs `act` at once when asked after a pause, and else when `intervalMs` have passed since it last ran. */
export class Throttle {
  /** May be changed; what has been asked for comes as it was to come. */
  intervalMs: number;
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ranAtMs = -Infinity;

  constructor(intervalMs: number, act: () => void) {
    this.intervalMs = intervalMs;
    this.#act = act;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    const waitMs = this.#ranAtMs + this.intervalMs - performance.now();
    if (waitMs <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), waitMs);
  }

  /** Runs now, and forgets what was asked for. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#ranAtMs = performance.now();
    this.#act();
  }
}
