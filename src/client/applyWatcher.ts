import type { ApplyEvents, ApplyRequests } from '../protocol/apply.ts';
import type { RequestOptions } from './connection.ts';
import type { EngineEvent } from './engineHost.ts';

/** Whoever asked for work of the fifth step, and wants to hear how it goes. */
export interface ApplyWatcher {
  /** Of all work that is under way: `work` says which. */
  readonly progress?: ((told: ApplyEvents['applying']) => void) | undefined;
  /** The report of `compareMethods` so far, with each method that is judged. */
  readonly judged?: ((soFar: ApplyEvents['judged']) => void) | undefined;
}

/** Requests for work of the fifth step: they take long and tell how far they are, which those of `LookName` do not. */
export type ApplyName = Exclude<keyof ApplyRequests, 'adoptOpened'>;
/** Who hears of it, and what cancels it. */
export interface ApplyOptions extends ApplyWatcher, Pick<RequestOptions, 'signal'> {}

/** All who are waiting. */
export class ApplyWatchers {
  readonly #all = new Set<ApplyWatcher>();

  /** Lets one hear of events until the work is done. */
  async during<T>(watcher: ApplyWatcher, work: Promise<T>): Promise<T> {
    this.#all.add(watcher);
    try {
      return await work;
    } finally {
      this.#all.delete(watcher);
    }
  }

  tell(event: Extract<EngineEvent, { readonly name: keyof ApplyEvents }>): void {
    for (const watcher of this.#all) {
      if (event.name === 'applying') watcher.progress?.(event.payload);
      else watcher.judged?.(event.payload);
    }
  }
}
