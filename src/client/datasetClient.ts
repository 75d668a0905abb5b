import { LikenessError } from '../core/errors.ts';
import type { LoosePicture } from '../core/likeness.ts';
import type { PackedPhotos } from '../core/photos.ts';
import type { DatasetEvents, DatasetRequests, ImportFile, ImportSummary } from '../protocol/dataset.ts';
import type { ParamsOf, ResultOf } from '../protocol/wire.ts';
import { Connection, type WorkerEvent, type WorkerPort } from './connection.ts';
import { aborted } from './untilAborted.ts';
import { message } from '../core/message.ts';

export interface DatasetClientOptions {
  readonly spawn: () => WorkerPort;
  readonly onEvent: (event: WorkerEvent<DatasetEvents>) => void;
  /** How long a cancelled import may keep silent before its worker is ended. */
  readonly patienceMs?: number;
}

type Params<K extends keyof DatasetRequests> = ParamsOf<DatasetRequests, K>;

/** Files a message: the browser takes a tenth of a millisecond and more for each, all in the task that sends them. */
const FILES_AT_ONCE = 50;

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
  async import(
    files: readonly ImportFile[],
    params: Params<'import'>,
    signal: AbortSignal,
  ): Promise<ImportSummary> {
    if (signal.aborted) throw aborted();
    const connection = this.#connect();
    for (let at = 0; at < files.length; at += FILES_AT_ONCE)
      // The answer comes in a task of its own, so that the page lives on while thousands are handed over.
      await connection.request('hand', { files: files.slice(at, at + FILES_AT_ONCE), at }, { signal });
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

  /** A part of a photo, of the set or not. */
  picture(params: Params<'picture'>, signal: AbortSignal): Promise<LoosePicture> {
    return this.#connect().request('picture', params, { signal });
  }

  /** Copies of photos in folders, as one zip or in a folder of the user's. */
  sort<K extends 'sortIntoZip' | 'sortIntoFolder'>(
    name: K,
    params: Params<K>,
    signal: AbortSignal,
  ): Promise<ResultOf<DatasetRequests, K>> {
    return this.#connect().request(name, params, { signal });
  }

  /** Has the photos kept for the next visit. */
  keep(fingerprint: string): Promise<{ bytes: number }> {
    return this.#connect().request('keep', { fingerprint });
  }

  /** All photos in one run of bytes. */
  async packCache(): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#connect().request('packCache', undefined)).bytes;
  }

  /** Takes photos back that were kept, or come from a project file. */
  restore(from: ParamsOf<DatasetRequests, 'restore'>): Promise<ImportSummary> {
    const transfer = 'bytes' in from ? [from.bytes.buffer] : [];
    return this.#connect().request('restore', from, { transfer });
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
