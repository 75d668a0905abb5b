import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describe, expect, it, vi } from 'vitest';
import { PURPOSE } from '../../core/random.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { countUploads } from '../../testing/uploads.ts';
import { Network } from '../models/network.ts';
import { gpuViews } from './gpuViews.ts';
import { SharedViews } from './sharedViews.ts';
import { TrainingState } from './step.ts';
import type { ViewSource } from './viewSource.ts';
import { pipelineViews } from './views.ts';

useDevice('webgpu');

const SETTINGS = { ...DEFAULT_SETTINGS, batchSize: 8, imageSize: 16 };
const IDS = [3, 1, 4, 15, 9, 2, 6, 5];

function webGpu(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('not on WebGPU');
  return backend;
}

const pairs = (source: ViewSource, ids: readonly number[], step = 1): tf.Tensor4D =>
  source.pairs(ids, SETTINGS, { seed: 9, purpose: PURPOSE.augment, step });

async function read(tensor: tf.Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}

/** Losses of a few steps on the views of a source. */
async function losses(source: ViewSource, steps: number): Promise<number[]> {
  const network = new Network('tiny', SETTINGS.imageSize);
  const state = new TrainingState(network, SETTINGS, network.initialWeights(1));
  const told: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const views = pairs(source, IDS, step);
    const [loss = NaN] = await read(state.step(views, step, 1e-3));
    views.dispose();
    told.push(loss);
  }
  state.dispose();
  return told;
}

describe('views of photos that lie on the GPU', () => {
  it('train as those of the pipeline do', async () => {
    const photos = noisePhotos(16, 24);
    const gpu = await gpuViews(photos);
    expectClose(await losses(gpu, 3), await losses(pipelineViews(photos), 3), 1e-3, 'loss');
    gpu.dispose();
  });

  it('are the same when the photos do not fit and go there batch by batch', async () => {
    const photos = noisePhotos(16, 23);
    const resident = await gpuViews(photos);
    const limited = await gpuViews(photos, photos.pixels.length - 1);
    const before = tf.memory().numTensors;
    expect(await read(pairs(limited, IDS))).toEqual(await read(pairs(resident, IDS)));
    const plain = (source: ViewSource): Promise<Float32Array> => read(source.plain([15, 0, 7], 16, 5));
    expect(await plain(limited)).toEqual(await plain(resident));
    expect(tf.memory().numTensors).toBe(before);
    resident.dispose();
    limited.dispose();
  });

  it('show another photo in the second view where one is named, drawn as before', async () => {
    const photos = noisePhotos(16, 24);
    const seconds = [3, 7, 4, 0, 9, 14, 6, 12];
    const recipe = { ...SETTINGS, augmentation: { ...SETTINGS.augmentation, blur: 0.5 } };
    const key = { seed: 9, purpose: PURPOSE.augment, step: 1 };
    const made = await read(pipelineViews(photos).pairs(IDS, recipe, key, seconds));
    for (const mostBytes of [photos.pixels.length, 100]) {
      const gpu = await gpuViews(photos, mostBytes);
      expectClose(await read(gpu.pairs(IDS, recipe, key, seconds)), made, 1e-3, `${mostBytes} bytes`);
      gpu.dispose();
    }
    const own = await read(pipelineViews(photos).pairs(IDS, recipe, key));
    const size = 16 * 16 * 3;
    const same = Array.from({ length: 16 }, (_, view) =>
      own.subarray(view * size, (view + 1) * size).every((value, at) => value === made[view * size + at]),
    );
    const itself = IDS.map((id, row) => seconds[row] === id);
    expect(same).toEqual([...IDS.map(() => true), ...itself]);
  });

  it('come batch by batch, too, where the GPU has no memory left', async () => {
    const photos = noisePhotos(16, 24);
    const full = vi
      .spyOn(webGpu().device, 'popErrorScope')
      .mockResolvedValueOnce(new GPUOutOfMemoryError('full'));
    const before = tf.memory().numTensors;
    const gpu = await gpuViews(photos);
    full.mockRestore();
    expect(tf.memory().numTensors).toBe(before);
    expectClose(await read(pairs(gpu, IDS)), await read(pairs(pipelineViews(photos), IDS)), 1e-3);
    gpu.dispose();
  });

  it('are right at the end of a data set that goes there in several parts', async () => {
    const photos = noisePhotos(2900, 45); // 17.6 MB, and not whole words
    const gpu = await gpuViews(photos);
    const ids = [0, 2761, 2762, 2899];
    expectClose(await read(pairs(gpu, ids)), await read(pairs(pipelineViews(photos), ids)), 1e-3);
    gpu.dispose();
  });

  it('cost a step little of the way to the GPU, and leave no memory behind', async () => {
    const backend = webGpu();
    const photos = noisePhotos(64, 44);
    const settings = { ...SETTINGS, batchSize: 32, imageSize: 32 };
    const key = { seed: 9, purpose: PURPOSE.augment, step: 1 };
    const before = { tensors: tf.memory().numTensors, bytes: backend.memory().numBytesInGPU };
    const gpu = await gpuViews(photos);
    const ids = Array.from({ length: 32 }, (_, id) => 2 * id);
    await read(gpu.pairs(ids, settings, key));
    const uploads = countUploads(backend);
    await read(gpu.pairs(ids, settings, key));
    expect(uploads.bytes()).toBeGreaterThan(ids.length * 4);
    expect(uploads.bytes()).toBeLessThan(2048);
    uploads.stop();
    gpu.dispose();
    expect({ tensors: tf.memory().numTensors, bytes: backend.memory().numBytesInGPU }).toEqual(before);
  });
});

describe('SharedViews', () => {
  it('opens once, and frees when it is retired and its last user has gone', async () => {
    const before = tf.memory().numTensors;
    const views = new SharedViews(noisePhotos(16, 24));
    const source = await views.acquire();
    expect(await views.acquire()).toBe(source);
    views.release();
    views.release();
    expect(await views.acquire()).toBe(source);
    views.retire();
    const made = pairs(source, IDS); // still good
    views.release();
    expect(tf.memory().numTensors).toBe(before + 1);
    // Asked for before the photos were given back, finished after.
    expect((await read(made)).every(Number.isFinite)).toBe(true);
  });
});
