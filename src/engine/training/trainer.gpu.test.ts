import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { lossBounds } from '../../core/lossBounds.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { unsteered } from '../../testing/runControl.ts';
import type { RunControl, TrainerEvent } from './run.ts';
import { train } from './trainer.ts';
import { openViews } from './views.ts';

useDevice('webgpu');

const SIDE = 24;

/** Photos that are easy to tell apart: each of one colour, with a stripe. */
function stripedPhotos(count: number): PackedPhotos {
  const pixels = new Uint8Array(count * SIDE * SIDE * 3);
  for (let at = 0; at < pixels.length; at++) {
    const photo = Math.floor(at / (SIDE * SIDE * 3));
    const row = Math.floor(at / (SIDE * 3)) % SIDE;
    pixels[at] = row % (photo + 2) === 0 ? 255 : (photo * 53 + (at % 3) * 97) % 256;
  }
  return { pixels, count, side: SIDE };
}

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, batchSize: 8, imageSize: 16, steps: 6, seed: 2 };

async function collect(
  settings: Settings,
  how: RunControl,
  onEvent: (event: TrainerEvent) => void = () => undefined,
  photos = 20,
): Promise<{ events: TrainerEvent[]; outcome: string }> {
  const source = await openViews(stripedPhotos(photos));
  const run = train(source, settings, how);
  const events: TrainerEvent[] = [];
  try {
    for (;;) {
      const next = await run.next();
      if (next.done === true) return { events, outcome: next.value };
      events.push(next.value);
      onEvent(next.value);
    }
  } finally {
    source.dispose();
  }
}

const losses = (events: readonly TrainerEvent[]): number[] =>
  events.flatMap((event) => (event.type === 'metrics' ? event.rows.map((row) => row.loss) : []));

/** tfjs's pipelines. */
const pipelines = (): number =>
  Object.keys((tf.backend() as unknown as { pipelineCache: Record<string, unknown> }).pipelineCache).length;

describe('train', () => {
  // First, while the device knows no pipeline.
  it('compiles all that it needs before the first step, and tells how far it is', async () => {
    const told: [number, number][] = [];
    let compiled = 0;
    const preparing = (ready: number, total: number): void => {
      told.push([ready, total]);
      if (ready === total) compiled = pipelines();
    };
    // What is turned needs no other programs; only blur has one of its own.
    const turned = (step: number) => (step === 4 ? { temperature: 0.5, flip: 0, rotationDegrees: 9 } : null);
    await collect({ ...SETTINGS, steps: 8 }, unsteered({ preparing, turned }));
    const total = told[0]?.[1] ?? 0;
    expect(total).toBeGreaterThan(20);
    expect(told).toEqual(Array.from({ length: total + 1 }, (_, ready) => [ready, total]));
    expect(pipelines()).toBe(compiled);
  });

  it('tells of every step, keeps a model, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const counts: number[] = [];
    const { events, outcome } = await collect(SETTINGS, unsteered(), (event) => {
      if (event.type === 'metrics') counts.push(tf.memory().numTensors);
    });
    expect(outcome).toBe('finished');
    const steps = events.flatMap((event) =>
      event.type === 'metrics' ? event.rows.map((row) => row.step) : [],
    );
    expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
    expect(events[0]?.type).toBe('map');
    expect(events.at(-1)).toMatchObject({ type: 'checkpoint', step: 6 });
    expect(Math.max(...counts.slice(2))).toBeLessThanOrEqual(Math.max(...counts.slice(0, 2)));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('repeats to the bit with the same seed, and not with another', async () => {
    const first = losses((await collect(SETTINGS, unsteered())).events);
    expect(losses((await collect(SETTINGS, unsteered())).events)).toEqual(first);
    expect(losses((await collect({ ...SETTINGS, seed: 3 }, unsteered())).events)).not.toEqual(first);
  });

  it('learns: the loss falls under chance', async () => {
    const long = { ...SETTINGS, steps: 30, learningRate: 3e-3 };
    // All photos in every batch: which ones meet would move the loss more than a few steps of learning do.
    const told = losses((await collect(long, unsteered(), undefined, SETTINGS.batchSize)).events);
    const { chance } = lossBounds(SETTINGS);
    const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
    expect(mean(told.slice(-10))).toBeLessThan(0.8 * chance);
    expect(mean(told.slice(-10))).toBeLessThan(mean(told.slice(0, 5)));
  });

  it('stops after the current step and keeps the model that it has', async () => {
    const stop = new AbortController();
    const { events, outcome } = await collect(
      { ...SETTINGS, steps: 1000 },
      unsteered({ signal: stop.signal }),
      (event) => {
        if (event.type === 'metrics') stop.abort();
      },
    );
    expect(outcome).toBe('stopped');
    const told = losses(events);
    expect(told.length).toBeLessThan(5);
    expect(events.at(-1)).toMatchObject({ type: 'checkpoint', step: told.length });
  });

  it('rests when paused, with a checkpoint, and goes on', async () => {
    let paused = false;
    let rests = 0;
    const { events, outcome } = await collect(
      SETTINGS,
      unsteered({
        isPaused: () => paused,
        resumed: () => {
          rests += 1;
          paused = false;
          return Promise.resolve();
        },
      }),
      (event) => {
        if (event.type === 'metrics' && rests === 0) paused = true;
      },
    );
    expect([outcome, rests]).toEqual(['finished', 1]);
    expect(events.filter((event) => event.type === 'checkpoint').length).toBeGreaterThan(1);
  });

  it('a device that fails ends the run at once', async () => {
    const failed = Promise.reject(new Error('lost'));
    failed.catch(() => undefined);
    await expect(collect(SETTINGS, unsteered({ failed }))).rejects.toThrow('lost');
  });

  it('a loss that needs labels asks for them', async () => {
    await expect(collect({ ...SETTINGS, loss: 'supcon' }, unsteered())).rejects.toMatchObject({
      code: 'no-labels',
    });
  });

  it('a queue lasts from step to step of a run, and the temperature that is learned is told', async () => {
    const settings: Settings = { ...SETTINGS, queue: 40, learnTemperature: true };
    const { events } = await collect(settings, unsteered());
    const rows = events.flatMap((event) => (event.type === 'metrics' ? event.rows : []));
    expect(rows.map(({ temperature }) => temperature > 0.19 && temperature < 0.21)).toEqual(
      Array<boolean>(6).fill(true),
    );
    const { events: bare } = await collect({ ...settings, queue: 0 }, unsteered());
    const [first, ...later] = losses(events);
    const [firstBare, ...laterBare] = losses(bare);
    expect(first).toBeCloseTo(firstBare ?? NaN, 4);
    // More strangers to tell apart.
    expect(later.every((loss, at) => loss > (laterBare[at] ?? NaN))).toBe(true);
  });

  it('a loss that is no number ends the run, and is not told', async () => {
    const broken = { ...SETTINGS, steps: 60, learningRate: 1e30 };
    const told: number[] = [];
    const run = collect(broken, unsteered(), (event) => {
      if (event.type === 'metrics') told.push(...event.rows.map((row) => row.loss));
    });
    await expect(run).rejects.toMatchObject({ code: 'not-finite' });
    expect(told.every(Number.isFinite)).toBe(true);
  });
});
