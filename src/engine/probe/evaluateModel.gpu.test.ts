import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import { openViews } from '../training/views.ts';
import { evaluateModel } from './evaluateModel.ts';
import { rawPixels } from './rawPixels.ts';

const SIDE = 24;
const COUNT = 24;

/** Photos of two kinds, dark and light, with noise by their number. */
function photos(extra: Partial<PackedPhotos> = {}): PackedPhotos {
  const size = SIDE * SIDE * 3;
  const pixels = Uint8Array.from({ length: COUNT * size }, (_, at) => {
    const photo = Math.floor(at / size);
    return (photo % 2) * 150 + ((at * 31 + photo * 17) % 97);
  });
  return { pixels, count: COUNT, side: SIDE, ...extra };
}

const labels = Int32Array.from({ length: COUNT }, (_, photo) => (photo === 5 ? -1 : photo % 2));
const settings = { ...DEFAULT_SETTINGS, imageSize: 16 };
const network = new Network('tiny', 16);

async function evaluate(
  given: PackedPhotos,
  signal = new AbortController().signal,
  progress: (share: number) => void = () => undefined,
): ReturnType<typeof evaluateModel> {
  const source = await openViews(given);
  try {
    const weights = network.initialWeights(settings.seed);
    return await evaluateModel(
      { photos: given, source, settings, step: 7, weights },
      { signal, breathe: () => Promise.resolve(), progress },
    );
  } finally {
    source.dispose();
  }
}

describe.each(['wasm', 'webgpu'] as const)('judging a model on %s', (backend) => {
  useDevice(backend);

  it('finds what the pixels tell at once, and leaves nothing on the device', async () => {
    const before = tf.memory().numTensors;
    const shares: number[] = [];
    const found = await evaluate(photos({ labels }), undefined, (share) => shares.push(share));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares.length > 3, shares.at(-1)]).toEqual([true, 1]);
    expect(found).toMatchObject({ step: 7, testPhotos: 0, rawPixels: { knn: 1, few: 1 } });
    // The weights given are those of step 0.
    expect(found.trained).toEqual(found.untrained);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('takes an opened encoder as it was opened for its beginning', async () => {
    const encoder = { layers: ARCHITECTURES.tiny.encoder, imageSize: 16, fingerprint: '0' };
    const own = { ...settings, encoder: 'own', own: encoder } as const;
    const { parameters, statistics } = network.initialWeights(99);
    const start = {
      parameters: parameters.slice(
        0,
        network.layout.parameters.find(({ name }) => /^head/.test(name))?.offset,
      ),
      statistics: statistics.slice(
        0,
        network.layout.statistics.find(({ name }) => /^head/.test(name))?.offset,
      ),
    };
    const given = photos({ labels });
    const source = await openViews(given);
    const judged = { photos: given, source, settings: own, step: 0, start };
    const judge = (weights: NetworkWeights) =>
      evaluateModel(
        { ...judged, weights },
        { signal: new AbortController().signal, breathe: () => Promise.resolve() },
      );
    const opened = await judge({ parameters, statistics });
    expect(opened.trained).toEqual(opened.untrained);
    // Dead weights tell nothing apart, and leave the beginning as it was.
    const dead = await judge({ parameters: parameters.map(() => 0), statistics });
    source.dispose();
    expect(dead.untrained).toEqual(opened.untrained);
    expect(dead.trained).not.toEqual(opened.untrained);
  });

  it('tells a test set by the other photos', async () => {
    const test = Uint8Array.from({ length: COUNT }, (_, photo) => (photo >= 16 ? 1 : 0));
    const found = await evaluate(photos({ labels, test }));
    expect(found).toMatchObject({ testPhotos: 8, rawPixels: { knn: 1, probe: 1 } });
    expect(found.trained.few).toBeUndefined();
  });

  it('says what is missing, and stops when told to', async () => {
    await expect(evaluate(photos())).rejects.toMatchObject({ code: 'no-labels' });
    const one = new Int32Array(COUNT);
    await expect(evaluate(photos({ labels: one }))).rejects.toMatchObject({ code: 'no-labels' });
    await expect(evaluate(photos({ labels }), AbortSignal.abort())).rejects.toMatchObject({
      code: 'aborted',
    });
  });
});

describe('raw pixels', () => {
  it('are means of the areas that they cover', () => {
    const pixels = new Uint8Array(24 * 24 * 3).fill(255);
    // The first column, of which a small pixel of 1.5 covers two thirds.
    for (let row = 0; row < 24; row++) pixels.fill(0, row * 72, row * 72 + 3);
    const { values, d } = rawPixels({ pixels, count: 1, side: 24 });
    expect(d).toBe(768);
    expect(values[0]).toBeCloseTo(2 / 3 - 1, 5);
    expect(values[3]).toBeCloseTo(1, 5);
  });
});
