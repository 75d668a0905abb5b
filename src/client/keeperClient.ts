import type { KeeperEvents, KeeperRequests } from '../protocol/keeper.ts';
import type { ParamsOf, ResultOf } from '../protocol/wire.ts';
import { Connection, type RequestOptions, type WorkerPort } from './connection.ts';

export interface KeeperOptions extends RequestOptions {
  /** Hears how much of a file is made or opened, in [0, 1]. */
  readonly progress?: (share: number) => void;
}

/** Until the first use nothing is loaded, and nothing is lost with this worker: the next request gets a fresh one. */
export class KeeperClient {
  readonly #spawn: () => WorkerPort;
  #connection: Connection<KeeperRequests, KeeperEvents> | null = null;
  /** Of files one is worked on at a time; all else tells of nothing. */
  #onProgress: ((share: number) => void) | undefined;

  constructor(spawn: () => WorkerPort) {
    this.#spawn = spawn;
  }

  async ask<K extends keyof KeeperRequests>(
    name: K,
    params: ParamsOf<KeeperRequests, K>,
    { progress, ...options }: KeeperOptions = {},
  ): Promise<ResultOf<KeeperRequests, K>> {
    this.#connection ??= new Connection(this.#spawn(), {
      onEvent: ({ payload }) => this.#onProgress?.(payload),
      onLost: () => (this.#connection = null),
    });
    if (progress) this.#onProgress = progress;
    return this.#connection.request(name, params, options);
  }
}
