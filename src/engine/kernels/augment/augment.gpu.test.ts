import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AUGMENTATION, type Augmentation } from '../../../core/augmentation.ts';
import { PURPOSE } from '../../../core/random.ts';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { noisePhotos } from '../../../testing/photos.ts';
import { gpuViews } from '../../training/gpuViews.ts';
import type { ViewSource } from '../../training/viewSource.ts';
import { pipelineViews } from '../../training/views.ts';

useDevice('webgpu');

const TURNED: Augmentation = { ...DEFAULT_AUGMENTATION, rotationDegrees: 45, blur: 0.5 };
const STRONG: Augmentation = {
  cropMinArea: 0.08,
  flip: 0.5,
  rotationDegrees: 20,
  jitter: 1,
  brightness: 1,
  contrast: 1,
  saturation: 1,
  hue: 0.5,
  greyscale: 0.3,
  blur: 1,
};

const key = (step: number, seed = 4_000_000_000): { seed: number; purpose: number; step: number } => ({
  seed,
  purpose: PURPOSE.augment,
  step,
});
const firstIds = (count: number): number[] => Array.from({ length: count }, (_, id) => id);

async function read(tensor: tf.Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}

/** Leaves memory that is full of NaN for the next tensors of that size: a kernel must write all that it is read for. */
async function poison(length: number): Promise<void> {
  await Promise.all([1, 2, 3].map(() => tf.fill([length], NaN)).map(read));
}

async function expectSame(
  gpu: ViewSource,
  twin: ViewSource,
  recipe: Augmentation,
  side: number,
): Promise<void> {
  const ids = firstIds(twin.count);
  const settings = { augmentation: recipe, imageSize: side };
  await poison(2 * ids.length * side * side * 3);
  const made = await read(gpu.pairs(ids, settings, key(side)));
  expectClose(made, await read(twin.pairs(ids, settings, key(side))), 1e-3, 'pairs');
}

describe('views made on the GPU agree with those of the pipeline', () => {
  it.each([
    ['the defaults', DEFAULT_AUGMENTATION, 700, 44, 32],
    ['turned and blurred, odd sizes', TURNED, 700, 43, 33],
    ['everything at its strongest', STRONG, 500, 21, 16],
    ['views larger than photos', STRONG, 100, 9, 40],
    ['blur wider than the view', TURNED, 16, 3, 1],
    ['crops near the whole', { ...TURNED, cropMinArea: 0.95, blur: 0 }, 300, 44, 32],
    ['whole photos', { ...DEFAULT_AUGMENTATION, cropMinArea: 1 }, 20, 44, 32],
    ['a large view', TURNED, 6, 168, 128],
  ] as const)('%s', async (_, recipe, count, photoSide, viewSide) => {
    const photos = noisePhotos(count, photoSide);
    const gpu = await gpuViews(photos);
    await expectSame(gpu, pipelineViews(photos), recipe, viewSide);
    gpu.dispose();
  });

  it('whole photos, with black rows after the last', async () => {
    const photos = noisePhotos(5, 21);
    const gpu = await gpuViews(photos);
    await poison(8 * 16 * 16 * 3);
    const made = await read(gpu.plain([4, 0, 2], 16, 8));
    expectClose(made, await read(pipelineViews(photos).plain([4, 0, 2], 16, 8)), 1e-5);
    expect(new Set(made.subarray(3 * 16 * 16 * 3))).toEqual(new Set([-1]));
    gpu.dispose();
  });
});

describe('views made on the GPU', () => {
  const side = 32;
  const recipe = { augmentation: TURNED, imageSize: side };

  it('have the same bits at every call, and wherever they stand in a batch', async () => {
    const gpu = await gpuViews(noisePhotos(40, 44));
    const size = side * side * 3;
    const among = await read(gpu.pairs([7, 3, 31], recipe, key(2)));
    expect(await read(gpu.pairs([7, 3, 31], recipe, key(2)))).toEqual(among);
    const alone = await read(gpu.pairs([31], recipe, key(2)));
    expect(alone.subarray(0, size)).toEqual(among.subarray(2 * size, 3 * size));
    expect(alone.subarray(size)).toEqual(among.subarray(5 * size));
    expect(await read(gpu.pairs([31], recipe, key(3)))).not.toEqual(alone);
    gpu.dispose();
  });

  it('are numbers in [−1, 1], flipped and grey as often as they should be', async () => {
    // Brighter to the right, in three different colours.
    const photos = noisePhotos(1500, 12);
    photos.pixels.forEach((_, at) => {
      photos.pixels[at] = (Math.floor(at / 3) % 12) * 10 + (at % 3) * 40;
    });
    const gpu = await gpuViews(photos);
    const values = await read(
      gpu.pairs(firstIds(1500), { augmentation: DEFAULT_AUGMENTATION, imageSize: 8 }, key(1, 3)),
    );
    expect(values.every((value) => value >= -1 && value <= 1)).toBe(true);
    let flipped = 0;
    let grey = 0;
    for (let start = 0; start < values.length; start += 8 * 8 * 3) {
      const view = values.subarray(start, start + 8 * 8 * 3);
      if (view[0]! + view[1]! + view[2]! > view[21]! + view[22]! + view[23]!) flipped += 1;
      if (view.every((value, at) => Math.abs(value - view[at - (at % 3)]!) < 1e-6)) grey += 1;
    }
    expect(flipped / 3000).toBeCloseTo(0.5, 1);
    expect(grey / 3000).toBeCloseTo(0.2, 1);
    gpu.dispose();
  });
});
