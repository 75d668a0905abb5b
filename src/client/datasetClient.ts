import { LikenessError } from '../core/errors.ts';
import type { PackedPhotos } from '../core/photos.ts';
import type { DatasetEvents, DatasetRequests, ImportSummary } from '../protocol/dataset.ts';
import type { ParamsOf } from '../protocol/wire.ts';
import { Connection, type WorkerEvent, type WorkerPort } from './connection.ts';
import { aborted } from './untilAborted.ts';
import { message } from '../core/message.ts';

export interface DatasetClientOptions {
  readonly spawn: () => WorkerPort;
  readonly onEvent: (event: WorkerEvent<DatasetEvents>) => void;
  /** How long a cancelled import may keep silent before its worker is ended. */
  readonly patienceMs?: number;
}

/** The page's hold on the worker that owns the photos. A fresh worker replaces a lost one at the next import. */
export class DatasetClient {
  readonly #options: DatasetClientOptions;
  readonly #patienceMs: number;
  #connection: Connection<DatasetRequests, DatasetEvents> | null = null;

  constructor(options: DatasetClientOptions) {
    this.#options = options;
    this.#patienceMs = options.patienceMs ?? 2000;
  }

  /**
   * Reads files. An abort is passed on and the worker's answer awaited, so that photos which were read
   * before it are known to both sides; only then does the promise reject with `aborted`.
   */
  async import(params: ParamsOf<DatasetRequests, 'import'>, signal: AbortSignal): Promise<ImportSummary> {
    if (signal.aborted) throw aborted();
    const connection = this.#connect();
    const call = connection.call('import', params);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = (): void => {
      call.cancel();
      timer = setTimeout(() => {
        connection.close(
          new LikenessError('worker-lost', message('Reading the photos did not stop in time.')),
        );
        this.#connection = null;
      }, this.#patienceMs);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await call.reply;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** A copy of all photos for views of `imageSize` pixels. */
  pack(imageSize: number, signal?: AbortSignal): Promise<PackedPhotos> {
    return this.#connect().request('pack', { imageSize }, { signal });
  }

  #connect(): Connection<DatasetRequests, DatasetEvents> {
    this.#connection ??= new Connection(this.#options.spawn(), {
      onEvent: this.#options.onEvent,
      onLost: () => {
        this.#connection = null;
      },
    });
    return this.#connection;
  }
}
