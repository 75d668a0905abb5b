import { vi } from 'vitest';
import { METRIC_NAMES, STEP_METRIC_NAMES } from '../core/metrics.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import type { ImportFile } from '../protocol/dataset.ts';
import type { PhotoFolders } from '../store/context.ts';
import type { StudioState } from '../store/state.ts';
import type { Locks } from '../store/keeping/tabLock.ts';
import { createStudio, type Studio } from '../store/studio.ts';
import { FakeWorker } from './fakeWorker.ts';
import { mapFrame } from './mapFrame.ts';
import { inEnglish } from '../core/message.ts';

const SLOW_DEVICE = { backend: 'webgpu', adapter: 'SwiftShader', software: true, gigaflops: 4 };

/** A studio whose workers answer as a test tells them to. Needs fake timers. */
export class StudioHarness {
  readonly dataset = new FakeWorker();
  readonly engine = new FakeWorker();
  readonly keeper = new FakeWorker();
  /** The last that was spawned: each lays out once. */
  umap = new FakeWorker();
  readonly studio: Studio;
  readonly saved: { name: string; content: string | Uint8Array | Blob }[] = [];
  hash: string;
  #hashChanged: () => void = () => undefined;

  /** @param dropped what a drop brings; three photos unless told otherwise */
  constructor(
    startHash = '',
    dropped?: readonly ImportFile[],
    locks?: Locks,
    folders: PhotoFolders | null = null,
  ) {
    this.hash = startHash;
    this.dataset.automatic.set('pack', () => ({ pixels: new Uint8Array(1), count: 1, side: 1 }));
    this.engine.automatic.set('open', () => SLOW_DEVICE);
    this.dataset.automatic.set('hand', () => undefined);
    for (const name of ['setPhotos', 'acknowledge', 'pause'])
      this.engine.automatic.set(name, () => undefined);
    this.dataset.automatic.set('keep', () => ({ bytes: 20 }));
    this.keeper.automatic.set('save', () => ({ bytes: 10, photoBytes: 20 }));
    // No zip is a project.
    this.keeper.automatic.set('openFile', () => null);
    const file = { file: new File([], 'a.jpg'), path: 'a/a.jpg' };
    this.studio = createStudio({
      spawnDataset: () => this.dataset,
      spawnEngine: () => this.engine,
      spawnKeeper: () => this.keeper,
      locks,
      spawnUmap: () => (this.umap = new FakeWorker()),
      collectFiles: () => Promise.resolve(dropped ?? [file, file, file]),
      loadSamples: () => Promise.resolve([file]),
      chooseFolder: null,
      folders,
      save: (name, _type, content) => this.saved.push({ name, content }),
      browser: 'Test 1.0',
      address: {
        hash: () => this.hash,
        replaceHash: (next) => (this.hash = next),
        onChange: (listener) => {
          this.#hashChanged = listener;
          return () => undefined;
        },
      },
    });
  }

  /** A studio whose first run has told its first map, of 40 photos. */
  static async withMap(): Promise<StudioHarness> {
    const harness = new StudioHarness();
    await harness.importPhotos(40);
    await harness.startRun();
    harness.engine.emit('map', mapFrame(1, 0));
    return harness;
  }

  /** Another address of the page, as a link or its user gives it. */
  visit(hash: string): void {
    this.hash = hash;
    this.#hashChanged();
  }

  /** The text of the file that was saved last; empty where it is no text. */
  get savedText(): string {
    const content = this.saved.at(-1)?.content;
    return typeof content === 'string' ? content : '';
  }

  get state(): StudioState {
    return this.studio.state.getState();
  }

  /** What the user is told, in English; empty where it is nothing. */
  get notice(): string {
    const { notice } = this.state;
    return notice === null ? '' : inEnglish(notice);
  }

  /**
   * Imports `count` photos from two folders, in one go; `groups` of them are near-duplicates, by id.
   *
   * @param look a hexadecimal digit: photos of another one look otherwise
   */
  async importPhotos(count: number, groups: readonly (readonly number[])[] = [], look = '0'): Promise<void> {
    void this.studio.actions.importDrop(new Event('drop'));
    await settle();
    const records = Array.from({ length: count }, (_, id) => ({
      id,
      path: `${id % 2}/${id}.jpg`,
      label: String(id % 2),
      width: 640,
      height: 480,
      hash: look.repeat(16),
    }));
    const thumbnails = new Uint8Array(count * THUMBNAIL_BYTES);
    this.dataset.emit('photos', { records, thumbnails });
    const groupOf = (id: number): number => groups.findIndex((ids) => ids.includes(id));
    this.dataset.emit(
      'groups',
      Int32Array.from(records, ({ id }) => groupOf(id)),
    );
    this.dataset.reply(this.dataset.idsOf('import').at(-1)!, { photos: count, skipped: 0 });
    await settle();
  }

  async startRun(): Promise<void> {
    void this.studio.actions.start();
    await settle();
  }

  emitSteps(from: number, rows: number, runId = 1): void {
    const width = METRIC_NAMES.length;
    const buffer = new Float64Array(rows * width);
    for (let row = 0; row < rows; row++) {
      METRIC_NAMES.forEach((name, column) => {
        const value =
          name === 'step' ? from + row : (STEP_METRIC_NAMES as readonly string[]).includes(name) ? 0.5 : NaN;
        buffer[row * width + column] = value;
      });
    }
    this.engine.emit('metrics', { runId, rows, buffer });
  }
}

/** Lets what is due be done, and what follows it in tasks of its own. */
export const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2);
