import { required } from '../core/errors.ts';
import type { PhotoValueName, PhotoValues } from '../core/photoValues.ts';
import type { PackedPhotos, PhotoMarks } from '../core/photos.ts';
import type { Evaluation } from '../core/scores.ts';
import type { DeviceChoice, Settings } from '../core/settings.ts';
import type { OpenedModel } from '../formats/reading/openModelZip.ts';
import { heldOutSplit } from '../core/split.ts';
import { openBest, openBackend, toldOf, type DeviceHost, type OpenedDevice } from './bestDevice.ts';
import { budgetOf } from './classifier/budget.ts';
import type { Subject } from './classifier/subject.ts';
import { Workbench } from './classifier/workbench.ts';
import { withCurrentModel } from './currentModel.ts';
import type { Device } from './device.ts';
import { throwReason } from './throwReason.ts';
import { embedWithMarks, type AllEmbedded } from './projection/allEmbedded.ts';
import { modelOf, type EncoderFiles, type Model } from './model.ts';
import { encoderFiles } from './models/encoderFiles.ts';
import type { EvaluationControl } from './probe/evaluateModel.ts';
import { Evaluator } from './probe/evaluator.ts';
import { OpenedModels } from './models/openedModels.ts';
import { MappedPhotos } from './projection/mappedPhotos.ts';
import { requireBatch } from './training/apart.ts';
import type { SeenModel } from './training/seenModel.ts';
import { SharedViews } from './training/sharedViews.ts';
import type { LiveModel, ResumePoint, RunControl, TrainerEvent } from './training/run.ts';
import { train } from './training/trainer.ts';
import type { ViewSource } from './training/viewSource.ts';
import { NO_LANES } from './wasm/lanes.ts';
import { message } from '../core/message.ts';

/**
 * All that the engine does for one visitor: a device, the photos, and the latest model. The worker's entry
 * only turns messages into calls of it.
 */
export class Session {
  readonly #host: DeviceHost;
  #device: Device | undefined;
  #views: SharedViews | undefined;
  /** The latest, of a run or restored. */
  model: Model | undefined;
  readonly map = new MappedPhotos();
  /** What step five makes of the latest model. */
  readonly workbench = new Workbench();
  /** That of a run that goes on. */
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
    const { device, ...measured } = await (backend === null ? openBest(host) : openBackend(backend, host));
    this.#device = device;
    return { info: { ...toldOf(device), ...measured }, failed: device.failed };
  }

  setPhotos(photos: PackedPhotos): void {
    this.#views?.retire();
    this.#views = new SharedViews(photos);
  }

  /** Keeps an encoder from a file, for runs that begin with it. */
  openModel(opened: OpenedModel): void {
    this.#opened.add(opened, this.model?.settings);
  }

  /** Makes it the latest model, as it is. */
  adoptOpened(settings: Settings, step: number): void {
    this.model = this.#opened.asModel(settings, step);
    this.map.clear();
    this.workbench.clear();
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
    return this.#withViews((source, photos) => {
      const [live, kept] = [this.#live, this.model];
      const start = (live ?? kept) ? undefined : this.#opened.of(settings);
      return withCurrentModel({ live, kept, start }, settings, (seen) => use(seen, source, photos));
    });
  }

  /**
   * Trains a new model, from the seed or an opened one, or goes on with a kept one. Checkpoints become the session's.
   *
   * @param choices what becomes of near-duplicates, and what is excluded; in the place of what came with the photos
   * @param from where a run of these settings and photos was kept
   */
  async *train(
    settings: Settings,
    control: Omit<RunControl, 'failed' | 'watched'>,
    choices: PhotoMarks = {},
    from?: ResumePoint,
  ): AsyncGenerator<TrainerEvent, 'finished' | 'stopped'> {
    const device = this.#requireDevice();
    const views = this.#requireViews();
    const marks = { ...views.photos, ...choices };
    requireBatch(heldOutSplit(marks, settings).training, marks.apart ?? marks.groups, settings.batchSize);
    // What goes on has left the file behind.
    const encoder = from ? undefined : this.#opened.of(settings);
    this.model = from && modelOf({ settings, ...from });
    this.map.clear();
    this.workbench.clear();
    try {
      const source = await Promise.race([views.acquire(), device.failed]);
      const watched = (model: LiveModel | null): void => void (this.#live = model);
      const steered = { ...control, failed: device.failed, watched };
      const context = { ...marks, software: device.software };
      const run = train(source, settings, steered, context, { encoder, from });
      for (;;) {
        const next = await run.next();
        if (next.done === true) return next.value;
        if (next.value.type === 'checkpoint') this.model = modelOf(next.value);
        if (next.value.type === 'map') this.map.update(next.value.embedded);
        yield next.value;
      }
    } catch (thrown) {
      return await throwReason(thrown, device);
    } finally {
      views.release();
    }
  }

  /** How well the model tells the folders of all but excluded photos apart, beside raw pixels and step 0. */
  evaluate(control: EvaluationControl, excluded?: PhotoMarks['excluded']): Promise<Evaluation> {
    const judge = ({ model, ...subject }: Subject) => ({ excluded, ...subject, ...model });
    return this.withModel((subject) => this.#evaluator.evaluate(judge(subject), control));
  }

  /** Works with the latest model, the photos, and a way to see them. */
  async withModel<T>(use: (subject: Subject) => Promise<T>): Promise<T> {
    const [model, { software }] = [this.#requireModel(), this.#requireDevice()];
    const start = this.#opened.startOf(model);
    const own = { model, start, map: this.map, budget: (count: number) => budgetOf(count, software) };
    return this.#withViews((source, photos) => use({ ...own, source, photos }));
  }

  /** A number for each photo of the map, by the latest model; null before there is one. */
  async measurePhotos(of: PhotoValueName, control: EvaluationControl): Promise<PhotoValues | null> {
    return this.model ? this.withModel((subject) => this.map.measure(of, subject, control)) : null;
  }

  /** The encoder's files for `tf.loadLayersModel`, and how to see that they compute what the engine does. */
  encoderFiles(): Promise<EncoderFiles> {
    const { failed } = this.#requireDevice();
    return Promise.race([encoderFiles(this.#requireModel()), failed]);
  }

  /** h of all but excluded photos by the latest model, and what each photo is to a run with these marks. */
  embedAll(marks: PhotoMarks, control: EvaluationControl): Promise<AllEmbedded> {
    const model = this.#requireModel();
    return this.#withViews((source, photos) =>
      embedWithMarks(model, source, { ...photos, ...marks }, control),
    );
  }

  get photos(): PackedPhotos {
    return this.#requireViews().photos;
  }

  /** Work with views of the photos, which ends when the device fails. */
  async #withViews<T>(work: (source: ViewSource, photos: PackedPhotos) => Promise<T>): Promise<T> {
    const { failed } = this.#requireDevice();
    const views = this.#requireViews();
    try {
      const source = await Promise.race([views.acquire(), failed]);
      return await Promise.race([work(source, views.photos), failed]);
    } finally {
      views.release();
    }
  }

  #requireDevice(): Device {
    return required(this.#device, 'no-adapter', message('No device is open to compute with.'));
  }

  #requireModel(): Model {
    return required(this.model, 'no-model', message('There is no model yet. Start a training first.'));
  }

  #requireViews(): SharedViews {
    return required(this.#views, 'no-photos', message('There are no photos to learn from yet.'));
  }
}
