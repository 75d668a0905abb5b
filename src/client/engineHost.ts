import { asLikenessError, type LikenessError } from '../core/errors.ts';
import type { PackedPhotos } from '../core/photos.ts';
import type { DeviceChoice } from '../core/settings.ts';
import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import type { ModelOfFile } from '../core/checkpoint.ts';
import type { Checkpoint, DeviceInfo, EngineEvents, EngineRequests } from '../protocol/engine.ts';
import { Connection, type RequestOptions, type WorkerEvent, type WorkerPort } from './connection.ts';
import { watchLife } from './lifeline.ts';
import { untilAborted } from './untilAborted.ts';

export type EngineConnection = Connection<EngineRequests, EngineEvents>;
export type EngineEvent = WorkerEvent<EngineEvents>;

export interface EngineHostOptions {
  readonly spawn: () => WorkerPort;
  /** The photos once more, for a worker that has none; null where there are none. */
  readonly packPhotos: () => Promise<PackedPhotos | null>;
  readonly onEvent: (event: EngineEvent) => void;
  /** A fresh worker has taken over, on this device. */
  readonly onRevived: (device: DeviceInfo) => void;
  /** No worker can be had; `open` tries again. */
  readonly onGone: (error: LikenessError) => void;
}

/**
 * Keeps an engine worker at hand. When one is lost or given up, a fresh one gets the device, the photos
 * and the last checkpoint, and requests made meanwhile wait for that.
 */
export class EngineHost {
  readonly #options: EngineHostOptions;
  #connection: EngineConnection | null = null;
  #ready: Promise<void> = Promise.resolve();
  /** What the last successful `open` was asked for; undefined before any. */
  #choice: DeviceChoice | undefined;
  #checkpoint: Checkpoint | null = null;
  /** The latest model where it is no run's, but an opened file's. */
  #ofFile: ModelOfFile | null = null;
  /** Model files that were opened, for a worker that has none: the last, and the one that the checkpoint began with. */
  readonly #models = new Map<string, Uint8Array<ArrayBuffer>>();

  constructor(options: EngineHostOptions) {
    this.#options = options;
  }

  /** Where the latest run, or the one that was restored, was kept last. */
  get checkpoint(): Checkpoint | null {
    return this.#checkpoint;
  }

  set checkpoint(checkpoint: Checkpoint | null) {
    this.#checkpoint = checkpoint;
    this.#ofFile = null;
  }

  /** Makes the encoder of an opened file the latest model, also of workers to come. */
  async adoptOpened(model: ModelOfFile): Promise<void> {
    await (await this.connection()).request('adoptOpened', model);
    this.#checkpoint = null;
    this.#ofFile = model;
  }

  /** The worker's connection, once it is able to answer about photos and models. */
  async connection(): Promise<EngineConnection> {
    await this.#ready;
    return this.#connect();
  }

  async open(choice: DeviceChoice, options: RequestOptions): Promise<DeviceInfo> {
    const fresh = this.#connection === null;
    const connection = this.#connect();
    const device = await connection.request('open', choice, options);
    if (fresh) await this.#handOver(connection);
    this.#choice = choice;
    this.#ready = Promise.resolve();
    return device;
  }

  /**
   * Has a model file read, and keeps it for workers to come.
   *
   * @param zip is kept; the worker gets a copy
   */
  async openModel(zip: Uint8Array<ArrayBuffer>, options: RequestOptions): Promise<OpenedEncoder> {
    const connection = await untilAborted(this.connection(), options.signal);
    const opened = await openIn(connection, zip, options);
    const needed = (this.#checkpoint ?? this.#ofFile)?.settings.own?.fingerprint;
    for (const fingerprint of this.#models.keys()) {
      if (fingerprint !== needed) this.#models.delete(fingerprint);
    }
    this.#models.set(opened.encoder.fingerprint, zip);
    return opened;
  }

  /** Ends the worker, which settles all its calls with `reason`, and starts another. */
  replace(reason: LikenessError): void {
    this.#connection?.close(reason);
    this.#connection = null;
    const choice = this.#choice;
    // Until the next one works. One that fails on its way up would otherwise be replaced over and over.
    this.#choice = undefined;
    this.#ready = choice === undefined ? Promise.reject(reason) : this.#revive(choice);
    this.#ready.catch((thrown: unknown) => this.#options.onGone(asLikenessError(thrown)));
  }

  async #revive(choice: DeviceChoice): Promise<void> {
    const connection = this.#connect();
    const device = await connection
      .request('open', choice)
      // A GPU that is gone for good must not take the model with it: a processor can write it down.
      .catch(() => connection.request('open', { ...choice, backend: 'cpu' }));
    const photos = await this.#options.packPhotos().catch(() => null);
    if (photos) await connection.request('setPhotos', photos, { transfer: [photos.pixels.buffer] });
    await this.#handOver(connection);
    this.#choice = choice;
    this.#options.onRevived(device);
  }

  /** What a worker has lost with the one before: the model, and the files that it and the next begin with. */
  async #handOver(connection: EngineConnection): Promise<void> {
    // First, so that opened files that the model needs are not put away for others.
    if (this.#checkpoint) {
      const { settings, step, parameters, statistics } = this.#checkpoint;
      await connection.request('restore', { settings, step, parameters, statistics });
    }
    for (const zip of this.#models.values()) await openIn(connection, zip);
    if (this.#ofFile) await connection.request('adoptOpened', this.#ofFile);
  }

  #connect(): EngineConnection {
    if (this.#connection) return this.#connection;
    const connection: EngineConnection = new Connection(this.#options.spawn(), {
      onEvent: this.#options.onEvent,
      onLost: (error) => this.replace(error),
    });
    this.#connection = connection;
    void watchLife(connection);
    return connection;
  }
}

function openIn(
  connection: EngineConnection,
  zip: Uint8Array<ArrayBuffer>,
  { signal }: RequestOptions = {},
): Promise<OpenedEncoder> {
  const copy = zip.slice();
  return connection.request('openModel', { zip: copy }, { signal, transfer: [copy.buffer] });
}
