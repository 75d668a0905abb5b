import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../core/errors.ts';
import type { PackedPhotos, PhotoMarks } from '../core/photos.ts';
import type { Evaluation } from '../core/scores.ts';
import type { DeviceChoice, Settings } from '../core/settings.ts';
import type { OpenedModel } from '../formats/reading/openModelZip.ts';
import { heldOutSplit } from '../core/split.ts';
import { openBest, openBackend, type DeviceHost, type MeasuredDevice } from './bestDevice.ts';
import { withCurrentModel } from './currentModel.ts';
import type { Device } from './device.ts';
import type { EncoderFiles, Model } from './model.ts';
import { exportCheck } from './models/exportCheck.ts';
import { encoderLayersModel } from './models/layersModel.ts';
import { Network } from './models/network.ts';
import type { EvaluationControl } from './probe/evaluateModel.ts';
import { Evaluator } from './probe/evaluator.ts';
import { OpenedModels } from './models/openedModels.ts';
import { differentPhotos } from './training/apart.ts';
import type { SeenModel } from './training/seenModel.ts';
import { SharedViews } from './training/sharedViews.ts';
import type { LiveModel, RunControl, TrainerEvent } from './training/run.ts';
import { train } from './training/trainer.ts';
import type { ViewSource } from './training/viewSource.ts';
import { NO_LANES } from './wasm/lanes.ts';

/** What is told of an open backend, and how to hear of its end. */
export interface OpenedDevice {
  readonly info: Pick<Device, 'backend' | 'adapter' | 'software'> & Omit<MeasuredDevice, 'device'>;
  readonly failed: Promise<never>;
}

/**
 * All that the engine does for one visitor: a device, the photos, and the latest model. The worker's entry
 * only turns messages into calls of it.
 */
export class Session {
  readonly #host: DeviceHost;
  #device: Device | undefined;
  #views: SharedViews | undefined;
  #model: Model | undefined;
  #live: LiveModel | null = null;
  readonly #evaluator = new Evaluator();
  readonly #opened = new OpenedModels();

  constructor(host: DeviceHost = { lanes: NO_LANES, tunings: null }) {
    this.#host = host;
  }

  /** Opens a backend in place of the one before. */
  async open({ backend, tune, half }: DeviceChoice): Promise<OpenedDevice> {
    // They lie on the device that goes.
    if (this.#views) this.setPhotos(this.#views.photos);
    this.#device?.dispose();
    this.#device = undefined;
    const host = { ...this.#host, half, ...(tune ? {} : { tunings: null }) };
    const opening = backend === null ? openBest(host) : openBackend(backend, host);
    const { device, ...measured } = await opening;
    this.#device = device;
    const { adapter, software, failed } = device;
    return { info: { backend: device.backend, adapter, software, ...measured }, failed };
  }

  setPhotos(photos: PackedPhotos): void {
    this.#views?.retire();
    this.#views = new SharedViews(photos);
  }

  /** Keeps an encoder from a file, for runs that begin with it. */
  openModel(opened: OpenedModel): void {
    this.#opened.add(opened, this.#model?.settings);
  }

  get model(): Model | undefined {
    return this.#model;
  }

  set model(model: Model | undefined) {
    this.#model = model;
  }

  /**
   * Looks at the newest model that there is, also while it trains, or else at the untrained network of these settings.
   *
   * @param use gets the model, views of the photos, and the photos themselves
   */
  async look<T>(
    settings: Settings,
    use: (seen: SeenModel, source: ViewSource, photos: PackedPhotos) => Promise<T>,
  ): Promise<T> {
    const device = this.#requireDevice();
    const views = this.#requireViews();
    try {
      const source = await Promise.race([views.acquire(), device.failed]);
      const [live, kept] = [this.#live, this.#model];
      const start = (live ?? kept) ? undefined : this.#opened.of(settings);
      const looking = withCurrentModel({ live, kept, start }, settings, (seen) =>
        use(seen, source, views.photos),
      );
      return await Promise.race([looking, device.failed]);
    } finally {
      views.release();
    }
  }

  /**
   * Trains a new model, from the seed or from an opened one. Checkpoints become the session's model as they come.
   *
   * @param choices what becomes of near-duplicates, in the place of what came with the photos
   */
  async *train(
    settings: Settings,
    control: Omit<RunControl, 'failed' | 'watched'>,
    choices: PhotoMarks = {},
  ): AsyncGenerator<TrainerEvent, 'finished' | 'stopped'> {
    const device = this.#requireDevice();
    const views = this.#requireViews();
    const marks = { ...views.photos, ...choices };
    const photos = heldOutSplit(marks, settings).training;
    const count = differentPhotos(photos, marks.apart ?? marks.groups);
    if (count < settings.batchSize) {
      const which = count < photos.length ? 'apart from near-duplicates' : 'to train on';
      throw new LikenessError(
        'too-few-photos',
        `A batch of ${settings.batchSize} needs at least as many photos; there are ${count} ${which}.`,
      );
    }
    const encoder = this.#opened.of(settings);
    this.#model = undefined;
    try {
      const source = await Promise.race([views.acquire(), device.failed]);
      const context = { ...marks, software: device.software };
      const watched = (model: LiveModel | null): void => void (this.#live = model);
      const run = train(source, settings, { ...control, failed: device.failed, watched }, context, encoder);
      for (;;) {
        const next = await run.next();
        if (next.done === true) return next.value;
        const event = next.value;
        if (event.type === 'checkpoint') {
          const { step, weights, settings } = event;
          this.#model = { settings, step, weights };
        }
        yield event;
      }
    } finally {
      views.release();
    }
  }

  /** How well the model tells the photos' folders apart, beside raw pixels and the same encoder untrained. */
  async evaluate(control: EvaluationControl): Promise<Evaluation> {
    const device = this.#requireDevice();
    const views = this.#requireViews();
    const model = this.#requireModel();
    try {
      const source = await Promise.race([views.acquire(), device.failed]);
      const start = this.#opened.of(model.settings);
      const judged = { photos: views.photos, source, start, ...model };
      return await Promise.race([this.#evaluator.evaluate(judged, control), device.failed]);
    } finally {
      views.release();
    }
  }

  /** The encoder's files for `tf.loadLayersModel`, and how to see that they compute what the engine does. */
  async encoderFiles(): Promise<EncoderFiles> {
    const device = this.#requireDevice();
    const model = this.#requireModel();
    const network = Network.of(model.settings);
    const check = await Promise.race([exportCheck(network, model.weights), device.failed]);
    return {
      model,
      check,
      files: await encoderLayersModel(network, model.weights),
      tfjsVersion: tf.version_core,
    };
  }

  get photos(): PackedPhotos {
    return this.#requireViews().photos;
  }

  #requireDevice(): Device {
    if (this.#device === undefined)
      throw new LikenessError('no-adapter', 'No device is open to compute with.');
    return this.#device;
  }

  #requireModel(): Model {
    if (this.#model === undefined)
      throw new LikenessError('no-model', 'There is no trained model yet. Start a training first.');
    return this.#model;
  }

  #requireViews(): SharedViews {
    if (this.#views === undefined)
      throw new LikenessError('no-photos', 'There are no photos to learn from yet.');
    return this.#views;
  }
}
