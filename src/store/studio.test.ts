import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRIC_NAMES } from '../core/metrics.ts';
import { THUMBNAIL_SIDE } from '../core/photos.ts';
import { FakeWorker } from '../testing/fakeWorker.ts';
import type { StudioState } from './state.ts';
import { createStudio, type Studio } from './studio.ts';

const slowDevice = { backend: 'webgpu', adapter: 'SwiftShader', software: true, gigaflops: 4 };

let dataset: FakeWorker;
let engine: FakeWorker;
let hash: string;
let studio: Studio;
const saved: { name: string; content: string | Uint8Array }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  saved.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function open(startHash = ''): void {
  hash = startHash;
  dataset = new FakeWorker();
  dataset.automatic.set('pack', () => ({ pixels: new Uint8Array(1), count: 1, side: 1 }));
  engine = new FakeWorker();
  engine.automatic.set('open', () => slowDevice);
  for (const name of ['setPhotos', 'acknowledge', 'pause']) engine.automatic.set(name, () => undefined);
  const file = { file: new File([], 'a.jpg'), path: 'a/a.jpg' };
  studio = createStudio({
    spawnDataset: () => dataset,
    spawnEngine: () => engine,
    collectFiles: () => Promise.resolve([file, file, file]),
    loadSamples: () => Promise.resolve([file]),
    save: (name, _type, content) => saved.push({ name, content }),
    browser: 'Test 1.0',
    address: { hash: () => hash, replaceHash: (next) => (hash = next), onChange: () => () => undefined },
  });
}

const state = (): StudioState => studio.state.getState();
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

/** Imports `count` photos from two folders, in one go. */
async function importPhotos(count: number): Promise<void> {
  void studio.actions.importDrop(new Event('drop'));
  await settle();
  const records = Array.from({ length: count }, (_, id) => ({
    id,
    path: `${id % 2}/${id}.jpg`,
    label: String(id % 2),
    width: 640,
    height: 480,
  }));
  const thumbnails = new Uint8ClampedArray(count * THUMBNAIL_SIDE ** 2 * 4);
  dataset.emit('photos', { records, thumbnails });
  dataset.reply(dataset.idsOf('import').at(-1)!, { photos: count, skipped: 0 });
  await settle();
}

function emitSteps(from: number, rows: number): void {
  const buffer = new Float64Array(rows * METRIC_NAMES.length).fill(0.5);
  for (let row = 0; row < rows; row++) buffer[row * METRIC_NAMES.length] = from + row;
  engine.emit('metrics', { runId: 1, rows, buffer });
}

describe('photos', () => {
  it('arrive as they are read, with their folders as labels', async () => {
    open();
    await importPhotos(20);
    expect(state().importing).toEqual({ phase: 'ready', photos: 20, skipped: 0, cancelled: false });
    expect(state().labels).toEqual(['0', '1']);
    expect(studio.thumbnails.count).toBe(20);
  });

  it('stay when the import is cancelled half way', async () => {
    open();
    void studio.actions.importDrop(new Event('drop'));
    await settle();
    const records = [{ id: 0, path: 'a.jpg', label: null, width: 1, height: 1 }];
    dataset.emit('photos', { records, thumbnails: new Uint8ClampedArray(THUMBNAIL_SIDE ** 2 * 4) });
    studio.actions.cancelImport();
    dataset.refuse(dataset.idsOf('import')[0]!, 'aborted', 'Cancelled.');
    await settle();
    expect(state().importing).toEqual({ phase: 'ready', photos: 1, skipped: 0, cancelled: true });
  });

  it('are lost with the worker that held them, and the page says so', async () => {
    open();
    void studio.actions.importDrop(new Event('drop'));
    await settle();
    dataset.crash('out of memory');
    await settle();
    expect(state().importing).toMatchObject({ phase: 'failed' });
    expect(state().photos).toEqual([]);
  });
});

describe('settings', () => {
  it('follow the photos and the device, but for those in the address', async () => {
    open('#temperature=0.5&steps=60');
    studio.openDevice();
    await importPhotos(240);
    expect(state().settings).toMatchObject({ imageSize: 32, batchSize: 32, temperature: 0.5, steps: 60 });
    expect(hash).toContain('temperature=0.5');
    expect(hash).not.toContain('batch');
  });

  it('are written to the address when the user sets them', () => {
    open();
    studio.actions.setSetting('batchSize', 16);
    expect(hash).toBe('#step=train&batch=16');
  });
});

describe('a run', () => {
  it('says what is missing when there are too few photos', async () => {
    open();
    await importPhotos(3);
    await studio.actions.start();
    expect(state().run).toMatchObject({ phase: 'failed', code: 'too-few-photos' });
    expect(engine.idsOf('train')).toEqual([]);
  });

  it('goes from start to a model and a log', async () => {
    open('#step=augment');
    await importPhotos(40);
    void studio.actions.start();
    await settle();
    expect(state()).toMatchObject({ step: 'train', run: { phase: 'starting', steps: 300 } });
    emitSteps(1, 3);
    expect(state().run.phase).toBe('running');
    engine.reply(engine.idsOf('train')[0]!, 'finished');
    await settle();
    expect(state()).toMatchObject({ run: { phase: 'finished' }, model: { phase: 'trained', step: 3 } });
    expect(state().figures).toMatchObject({ step: 3, loss: 0.5 });
    studio.actions.downloadRunLog();
    const lines = String(saved[0]?.content).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0]!)).toMatchObject({ environment: { photos: 40, adapter: 'SwiftShader' } });
  });

  it('keeps its settings while it goes on', async () => {
    open();
    await importPhotos(40);
    void studio.actions.start();
    await settle();
    studio.actions.setSetting('temperature', 1);
    expect(state().settings.temperature).toBe(0.2);
  });

  it('stops before it began, if told to', async () => {
    open();
    await importPhotos(40);
    void studio.actions.start();
    studio.actions.stop();
    await settle();
    expect(state().run.phase).toBe('stopped');
    expect(engine.idsOf('train')).toEqual([]);
  });

  it('fails with the message of the worker, and the model of the last checkpoint stays', async () => {
    open();
    await importPhotos(40);
    void studio.actions.start();
    await settle();
    emitSteps(1, 2);
    engine.emit('checkpoint', { runId: 1, step: 2, settings: state().settings });
    engine.refuse(engine.idsOf('train')[0]!, 'not-finite', 'The loss is no longer a number.');
    await settle();
    expect(state().run).toMatchObject({ phase: 'failed', message: 'The loss is no longer a number.' });
    expect(state().model).toMatchObject({ phase: 'trained', step: 2 });
  });
});

describe('the measuring of folders', () => {
  const scores = { knn: 0.5, few: 0.4 };
  const found = { step: 3, testPhotos: 0, rawPixels: scores, untrained: scores, trained: scores };

  async function finishRun(): Promise<void> {
    open();
    await importPhotos(40);
    void studio.actions.start();
    await settle();
    emitSteps(1, 3);
    engine.reply(engine.idsOf('train')[0]!, 'finished');
    await settle();
  }

  it('begins by itself when a run has ended, and tells what it found', async () => {
    await finishRun();
    expect(state().evaluation).toEqual({ phase: 'working', last: null });
    engine.reply(engine.idsOf('evaluate')[0]!, found);
    await settle();
    expect(state().evaluation).toEqual({ phase: 'ready', last: found });
  });

  it('gives way to a new run, and forgets what was found with the model', async () => {
    await finishRun();
    void studio.actions.start();
    await settle();
    expect(state().evaluation).toEqual({ phase: 'none' });
    engine.reply(engine.idsOf('evaluate')[0]!, found);
    await settle();
    expect(state().evaluation).toEqual({ phase: 'none' });
  });

  it('says why it failed, and keeps what it knew', async () => {
    await finishRun();
    engine.reply(engine.idsOf('evaluate')[0]!, found);
    await settle();
    void studio.actions.evaluate();
    await settle();
    engine.refuse(engine.idsOf('evaluate')[1]!, 'gpu-error', 'Out of memory.');
    await settle();
    expect(state().evaluation).toEqual({ phase: 'failed', last: found, message: 'Out of memory.' });
  });
});
