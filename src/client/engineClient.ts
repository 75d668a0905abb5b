import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import { checkpointOf, type ModelOfFile } from '../core/checkpoint.ts';
import { LikenessError } from '../core/errors.ts';
import type { LiveChanges } from '../core/liveSettings.ts';
import type { PackedPhotos } from '../core/photos.ts';
import type { Evaluation } from '../core/scores.ts';
import type { DeviceChoice, Settings } from '../core/settings.ts';
import type { ParamsOf, ResultOf } from '../protocol/wire.ts';
import type {
  Checkpoint,
  DeviceInfo,
  EngineRequests,
  ExcludedMarks,
  RunBeginning,
  RunOutcome,
} from '../protocol/engine.ts';
import { ApplyWatchers, type ApplyName, type ApplyOptions } from './applyWatcher.ts';
import type { RequestOptions } from './connection.ts';
import { tell, type EngineListener } from './engineListener.ts';
import { EngineHost, type EngineEvent, type EngineHostOptions } from './engineHost.ts';
import type { LookName } from './lookName.ts';
import { PATIENCE, watchSilence, type Patience } from './silenceWatch.ts';
import { aborted, untilAborted, wasStopped } from './untilAborted.ts';

export interface EngineClientOptions extends Omit<EngineHostOptions, 'onEvent'> {
  readonly listener: EngineListener;
  readonly patience?: Patience;
}

/** A run under way. */
export interface EngineRun {
  /** Rejects when the run failed; a run that had to be cut off after `stop` counts as stopped. */
  readonly outcome: Promise<RunOutcome>;
  stop(): void;
}

type Name = keyof EngineRequests;
type Params<K extends Name> = ParamsOf<EngineRequests, K>;
type Result<K extends Name> = ResultOf<EngineRequests, K>;

/** The page's hold on the worker that trains. */
export class EngineClient {
  readonly #host: EngineHost;
  readonly #listener: EngineListener;
  readonly #patience: Patience;
  readonly #watchers = new ApplyWatchers();
  #runId = 0;

  constructor({ listener, patience = PATIENCE, ...host }: EngineClientOptions) {
    this.#host = new EngineHost({ ...host, onEvent: (event) => this.#receive(event) });
    this.#listener = listener;
    this.#patience = patience;
  }

  /** Asks for work of the fifth step. The watcher hears how far it is, until it is done. */
  apply<K extends ApplyName>(name: K, params: Params<K>, options: ApplyOptions = {}): Promise<Result<K>> {
    return this.#watchers.during(options, this.#request(name, params, options));
  }

  open(choice: DeviceChoice, options: RequestOptions = {}): Promise<DeviceInfo> {
    return this.#host.open(choice, options);
  }

  setPhotos(photos: PackedPhotos, signal?: AbortSignal): Promise<undefined> {
    return this.#request('setPhotos', photos, { signal, transfer: [photos.pixels.buffer] });
  }

  /** Reads the encoder of a model file. It stays at hand, also for workers to come. */
  openModel(zip: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<OpenedEncoder> {
    return this.#host.openModel(zip, { signal });
  }

  /** Makes the encoder of an opened file, as it is, the latest model, also of workers to come. */
  adoptOpened(model: ModelOfFile): Promise<void> {
    return this.#host.adoptOpened(model);
  }

  /** Looks at the photos, at the current model or at the latest map, also while a run goes on. */
  look<K extends LookName>(name: K, params: Params<K>, signal?: AbortSignal): Promise<Result<K>> {
    return this.#request(name, params, { signal });
  }

  pause(runId: number): Promise<undefined> {
    return this.#request('pause', { runId });
  }

  resume(runId: number): Promise<undefined> {
    return this.#request('resume', { runId });
  }

  /** Turns settings of a run: the step from which they hold, or null where the run has ended. */
  async adjust(runId: number, changes: LiveChanges): Promise<number | null> {
    return (await this.#request('adjust', { runId, changes })).step;
  }

  evaluate(excluded: ExcludedMarks, signal: AbortSignal): Promise<Evaluation> {
    return this.#request('evaluate', excluded, { signal });
  }

  exportModel(params: Params<'exportModel'>, signal: AbortSignal): Promise<{ zip: Blob }> {
    return this.#request('exportModel', params, { signal });
  }

  /** Trains anew, or goes on from a checkpoint. */
  train(runId: number, settings: Settings, beginning: Partial<RunBeginning> = {}): EngineRun {
    const { marks = {}, from = null, turned = [] } = beginning;
    this.#runId = runId;
    this.#host.checkpoint = from;
    const stop = new AbortController();
    const params = { runId, settings, marks, from, turned };
    return { outcome: this.#train(params, stop.signal), stop: () => stop.abort() };
  }

  /** The last of the run at hand, or what was restored. */
  get checkpoint(): Checkpoint | null {
    return this.#host.checkpoint;
  }

  /** Takes a model over that was kept elsewhere, for all workers to come. */
  async restore(checkpoint: Checkpoint): Promise<void> {
    this.#host.checkpoint = checkpoint;
    const { settings, step, parameters, statistics } = checkpoint;
    await this.#request('restore', { settings, step, parameters, statistics });
  }

  /** Resolves when a worker is at hand again; rejects where there is none. */
  async revived(): Promise<void> {
    await this.#host.connection();
  }

  /** Gives the worker up, as after a step that threw: what it holds can no longer be trusted. */
  replace(reason: LikenessError): void {
    this.#host.replace(reason);
  }

  async #train(params: Params<'train'>, stop: AbortSignal): Promise<RunOutcome> {
    const connection = await this.#host.connection();
    if (stop.aborted) return 'stopped';
    const call = connection.call('train', params);
    let endWatch: (() => void) | undefined;
    const onStop = (): void => {
      call.cancel();
      endWatch = watchSilence(connection, this.#patience, () => this.#host.replace(aborted()));
    };
    stop.addEventListener('abort', onStop, { once: true });
    try {
      return await call.reply;
    } catch (thrown) {
      if (wasStopped(thrown, stop)) return 'stopped';
      throw thrown;
    } finally {
      endWatch?.();
      stop.removeEventListener('abort', onStop);
    }
  }

  async #request<K extends Name>(
    name: K,
    params: Params<K>,
    options: RequestOptions = {},
  ): Promise<Result<K>> {
    const connection = await untilAborted(this.#host.connection(), options.signal);
    return connection.request(name, params, options);
  }

  #receive(event: EngineEvent): void {
    if (event.name === 'deviceFailed') {
      this.#host.replace(new LikenessError(event.payload.code, event.payload.said));
      return;
    }
    if (event.name === 'evaluating') {
      this.#listener.evaluating(event.payload);
      return;
    }
    if (event.name === 'exporting') {
      this.#listener.exporting(event.payload);
      return;
    }
    if (event.name === 'applying' || event.name === 'judged') {
      this.#watchers.tell(event);
      return;
    }
    if (event.payload.runId !== this.#runId) return;
    if (event.name === 'checkpoint') this.#host.checkpoint = checkpointOf(event.payload);
    // Whatever becomes of the figures: without its buffers the worker would tell no more of them.
    try {
      tell(this.#listener, event);
    } finally {
      if (event.name === 'metrics') void this.#handBack(event.payload.runId, event.payload.buffer);
    }
  }

  async #handBack(runId: number, buffer: Float64Array<ArrayBuffer>): Promise<void> {
    try {
      await this.#request('acknowledge', { runId, buffer }, { transfer: [buffer.buffer] });
    } catch {
      // The worker is gone, and with it whoever waited for the buffer.
    }
  }
}
