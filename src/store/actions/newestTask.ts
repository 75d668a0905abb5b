/** Work that counts as long as it is the newest of its kind. */
export interface Task {
  readonly signal: AbortSignal;
  /** Whether nothing newer has begun, and it was not dropped. */
  readonly isNewest: () => boolean;
}

/** One piece of work at a time: a newer one ends an older, whose findings nobody waits for any more. */
export class NewestTask {
  #current: AbortController | null = null;

  begin(): Task {
    this.drop();
    const abort = new AbortController();
    this.#current = abort;
    return { signal: abort.signal, isNewest: () => this.#current === abort };
  }

  /** Ends it; it is left to tell of that itself. */
  cancel(): void {
    this.#current?.abort();
  }

  /** Ends it, and hears no more of it. */
  drop(): void {
    this.cancel();
    this.#current = null;
  }
}
