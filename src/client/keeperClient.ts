import type { KeeperRequests } from '../protocol/keeper.ts';
import type { EventTable, ParamsOf, ResultOf } from '../protocol/wire.ts';
import { Connection, type WorkerPort } from './connection.ts';

/** Until the first use nothing is loaded, and nothing is lost with this worker: the next request gets a fresh one. */
export class KeeperClient {
  readonly #spawn: () => WorkerPort;
  #connection: Connection<KeeperRequests, EventTable> | null = null;

  constructor(spawn: () => WorkerPort) {
    this.#spawn = spawn;
  }

  ask<K extends keyof KeeperRequests>(
    name: K,
    params: ParamsOf<KeeperRequests, K>,
    transfer: Transferable[] = [],
  ): Promise<ResultOf<KeeperRequests, K>> {
    this.#connection ??= new Connection(this.#spawn(), {
      onEvent: () => undefined,
      onLost: () => (this.#connection = null),
    });
    return this.#connection.request(name, params, { transfer });
  }
}
