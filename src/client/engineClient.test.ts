import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import type { Checkpoint, DeviceInfo } from '../protocol/engine.ts';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { EngineClient } from './engineClient.ts';
import type { EngineListener } from './engineListener.ts';

const FASTEST = { backend: null, tune: true, half: false };
const device: DeviceInfo = { backend: 'webgpu', adapter: 'SwiftShader', software: true, gigaflops: 4 };
const DATASET = { photos: 1, skipped: 0, labels: [], description: '' };
const HEARD = 'preparing evaluating exporting metrics similarities map probe checkpoint'.split(' ');
const checkpoint: Checkpoint = {
  settings: DEFAULT_SETTINGS,
  step: 40,
  parameters: new Float32Array(2),
  statistics: new Float32Array(1),
  memory: { moments: new Float32Array(4), sharpness: null, queue: null },
};

let workers: FakeWorker[];
let client: EngineClient;
let listener: EngineListener;
let onRevived: (device: DeviceInfo) => void;
let onGone: () => void;

const latest = (): FakeWorker => workers.at(-1)!;
beforeEach(async () => {
  vi.useFakeTimers();
  workers = [];
  listener = Object.fromEntries(HEARD.map((name) => [name, vi.fn()])) as unknown as EngineListener;
  onRevived = vi.fn();
  onGone = vi.fn();
  client = new EngineClient({
    spawn: () => {
      const worker = new FakeWorker();
      worker.automatic.set('open', () => device);
      for (const name of ['setPhotos', 'restore', 'acknowledge']) worker.automatic.set(name, () => undefined);
      workers.push(worker);
      return worker;
    },
    packPhotos: () => Promise.resolve({ pixels: new Uint8Array(3), count: 1, side: 1 }),
    listener,
    onRevived,
    onGone,
  });
  await client.open(FASTEST);
});

afterEach(() => void vi.useRealTimers());

async function startRun(runId: number): Promise<{ outcome: Promise<unknown>; stop: () => void }> {
  const run = client.train(runId, DEFAULT_SETTINGS);
  run.outcome.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  return run;
}

describe('stop', () => {
  it('asks the worker, and ends when it says so', async () => {
    const run = await startRun(1);
    run.stop();
    const [id] = latest().idsOf('train');
    expect(latest().cancelled).toEqual([id]);
    latest().reply(id!, 'stopped');
    expect(await run.outcome).toBe('stopped');
    expect(workers).toHaveLength(1);
  });

  it('replaces a worker that keeps silent for 2 s, and the run ends as stopped', async () => {
    const run = await startRun(1);
    latest().emit('checkpoint', { ...checkpoint, runId: 1 });
    run.stop();
    await vi.advanceTimersByTimeAsync(1900);
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(await run.outcome).toBe('stopped');
    expect(workers[0]?.terminated).toBe(true);
    expect(latest().paramsOf('open')).toEqual([FASTEST]);
    expect(latest().paramsOf('setPhotos')).toHaveLength(1);
    expect(latest().paramsOf('restore')).toMatchObject([{ step: 40 }]);
    expect(onRevived).toHaveBeenCalledWith(device);
  });

  it('waits for a long step as long as the worker answers', async () => {
    const run = await startRun(1);
    latest().automatic.set('resume', () => undefined);
    run.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers).toHaveLength(1);
    latest().reply(latest().idsOf('train')[0]!, 'stopped');
    expect(await run.outcome).toBe('stopped');
  });
});

describe('a worker that is lost', () => {
  it('fails the run, and the last checkpoint can still be exported', async () => {
    const run = await startRun(1);
    latest().emit('checkpoint', { ...checkpoint, runId: 1 });
    latest().crash('out of memory');
    await expect(run.outcome).rejects.toMatchObject({ code: 'worker-lost' });
    const wanted = { from: 'run', runLog: '', dataset: DATASET, evaluation: null, embeddings: null } as const;
    const exported = client.exportModel(wanted, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(0);
    expect(latest().paramsOf('restore')).toMatchObject([{ step: 40 }]);
    latest().reply(latest().idsOf('exportModel')[0]!, { zip: new Blob(['four']) });
    expect((await exported).zip.size).toBe(4);
  });

  it('fails the run with what the device said', async () => {
    const run = await startRun(1);
    latest().emit('deviceFailed', { code: 'device-lost', said: { text: 'The GPU was reset.' } });
    await expect(run.outcome).rejects.toMatchObject({ code: 'device-lost', message: 'The GPU was reset.' });
    expect(workers).toHaveLength(2);
  });

  it('is not replaced over and over when the next one fails too', async () => {
    latest().crash('while it trains');
    expect(workers).toHaveLength(2);
    latest().crash('on its way up');
    await vi.advanceTimersByTimeAsync(0);
    expect(workers).toHaveLength(2);
    expect(onGone).toHaveBeenCalled();
    await expect(client.pause(1)).rejects.toMatchObject({ code: 'worker-lost' });
    expect(await client.open(FASTEST)).toEqual(device);
  });
});

describe('a model file', () => {
  const zip = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size);
  const opened = (fingerprint: string) => ({
    encoder: { layers: [], imageSize: 32, fingerprint },
    step: null,
    leftOut: [],
  });
  const open = async (size: number, fingerprint: string): Promise<void> => {
    latest().automatic.set('openModel', () => opened(fingerprint));
    await client.openModel(zip(size));
  };
  const sizes = (): number[] =>
    latest()
      .paramsOf('openModel')
      .map((params) => (params as { zip: Uint8Array }).zip.length);
  const revive = async (): Promise<void> => {
    latest().crash('out of memory');
    latest().automatic.set('openModel', () => opened('again'));
    await vi.advanceTimersByTimeAsync(0);
  };

  it('is still there in the next worker, which gets the last that could be opened', async () => {
    await open(3, 'three');
    await open(5, 'five');
    const bad = client.openModel(zip(7));
    latest().automatic.delete('openModel');
    await vi.advanceTimersByTimeAsync(0);
    bad.catch(() => undefined);
    await revive();
    expect(sizes()).toEqual([5]);
    expect(onRevived).toHaveBeenCalledWith(device);
  });

  it('is kept beside a newer one while the model at hand began with it', async () => {
    await open(3, 'three');
    await startRun(1);
    const { encoder } = opened('three');
    const settings = { ...DEFAULT_SETTINGS, encoder: 'own', own: encoder };
    latest().emit('checkpoint', { ...checkpoint, settings, runId: 1 });
    await open(5, 'five');
    await open(6, 'six');
    await revive();
    expect(latest().paramsOf('restore')).toHaveLength(1);
    expect(sizes()).toEqual([3, 6]);
  });
});

describe('events', () => {
  const metrics = (runId: number) => ({ runId, rows: 1, buffer: new Float64Array(8) });

  it('hands the buffer of metrics back', async () => {
    await startRun(2);
    const event = metrics(2);
    latest().emit('metrics', event);
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.metrics).toHaveBeenCalledWith(event);
    expect(latest().paramsOf('acknowledge')).toEqual([{ runId: 2, buffer: event.buffer }]);
  });

  it('drops what belongs to an older run', async () => {
    await startRun(1);
    await startRun(2);
    latest().emit('metrics', metrics(1));
    latest().emit('map', { runId: 1, step: 5 });
    latest().emit('checkpoint', { ...checkpoint, runId: 1 });
    latest().emit('probe', { runId: 1, step: 5 });
    expect(listener.metrics).not.toHaveBeenCalled();
    expect(listener.map).not.toHaveBeenCalled();
    expect(listener.checkpoint).not.toHaveBeenCalled();
    expect(listener.probe).not.toHaveBeenCalled();
  });
});
