import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { HardNegatives } from '../../core/looks.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { unsteered } from '../../testing/runControl.ts';
import { withCurrentModel } from '../currentModel.ts';
import type { SeenModel } from './seenModel.ts';
import { asTiles, featureMaps, strongest } from './featureMaps.ts';
import { hardNegatives, mostAlike } from './hardNegatives.ts';
import { pairLikeness } from './pairLikeness.ts';
import type { LiveModel } from './run.ts';
import { train } from './trainer.ts';
import { pipelineViews } from './views.ts';

useDevice('wasm');

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 16, steps: 4 };
const PHOTOS = noisePhotos(12, 20);
const SOURCE = pipelineViews(PHOTOS);

/** Looks at the untrained network. */
const untrained = <T>(use: (seen: SeenModel) => Promise<T>, settings = SETTINGS): Promise<T> =>
  withCurrentModel({ live: null, kept: undefined, start: undefined }, settings, use);

describe('feature maps', () => {
  it('are of every stage that has pixels, and of the channels that vary most', async () => {
    const before = tf.memory().numTensors;
    const { step, side, stages } = await untrained((seen) => featureMaps(seen, SOURCE, 3));
    expect(tf.memory().numTensors).toBe(before);
    expect([step, side]).toEqual([0, 16]);
    expect(stages.map(({ path, width, channels }) => `${path} ${width} ${channels}`)).toEqual([
      'encoder/conv1 16 16',
      'encoder/conv2 16 16',
      'encoder/conv3 8 32',
      'encoder/conv4 8 32',
      'encoder/conv5 4 64',
      'encoder/conv6 4 64',
    ]);
    for (const { shown, tiles, width } of stages) {
      expect(tiles).toHaveLength(shown.length * width * width);
      expect([...shown]).toEqual([...shown].sort((a, b) => a - b));
      expect(Math.max(...tiles)).toBe(255);
    }
  });

  it('of the last stage average to h', async () => {
    const [mean, h] = await untrained(async ({ network, weights }) => {
      const views = SOURCE.plain([3, 4], 16, 2);
      const stages = network.stages(weights.parameters, weights.statistics, views);
      const last = tf.mean(stages.at(-1)!.output, [1, 2]);
      const { h } = network.evaluate(weights.parameters, weights.statistics, views);
      return [await last.data(), (await h.data()).subarray(0, 64)];
    });
    expectClose([...mean], [...h], 1e-5);
  });

  it('span 0 to 255 by channel, and say what that stands for', () => {
    const values = Float32Array.of(0, 5, 1, 5, 2, 5, 4, 5); // [2, 2, 2]
    const { tiles, ranges } = asTiles(values, 2);
    expect([...tiles]).toEqual([0, 64, 128, 255, 0, 0, 0, 0]);
    expect([...ranges]).toEqual([0, 4, 5, 5]);
    expect(strongest(Float32Array.of(3, 9, 0, 3, 2, 2, 2, 2, 1, 7))).toEqual([0, 1, 3, 4, 5, 6, 7, 9]);
  });
});

describe('how alike views are', () => {
  const request = { ids: [1, 5, 8], seed: 1, draw: 2, choices: {} };

  it('is 1 for views that show the same, and less for strangers', async () => {
    const augmentation = { ...SETTINGS.augmentation, cropMinArea: 1, flip: 0, jitter: 0, greyscale: 0 };
    const { cosines, strangers } = await untrained((seen) => pairLikeness(seen, SOURCE, PHOTOS, request), {
      ...SETTINGS,
      augmentation,
    });
    expect(cosines).toHaveLength(3);
    for (const cosine of cosines) expect(cosine).toBeGreaterThan(strangers);
    expect(strangers).toBeLessThan(1);
  });

  it('is what the network makes of near-duplicates, where these are pairs', async () => {
    const groups = Int32Array.from({ length: 12 }, (_, id) => (id === 5 || id === 6 ? 0 : -1));
    const positives = Uint8Array.from({ length: 12 }, (_, id) => Number(id === 5 || id === 6));
    const of = (choices: typeof request.choices) =>
      untrained((seen) => pairLikeness(seen, SOURCE, PHOTOS, { ...request, choices }));
    const [plain, paired] = [await of({}), await of({ groups, positives })];
    expect(paired.cosines[0]).toBe(plain.cosines[0]);
    // Before training all are nearly 1.
    expect(Math.abs(paired.cosines[1]! - plain.cosines[1]!)).toBeGreaterThan(1e-8);
  });
});

describe('hard negatives', () => {
  const of = (photos: PackedPhotos, settings = SETTINGS): Promise<HardNegatives> =>
    untrained((seen) => hardNegatives(seen, SOURCE, photos, 0), settings);

  it('are the most alike pairs, each photo in one of them', () => {
    const rows = { values: Float64Array.of(1, 0, 0.8, 0.6, 0.96, 0.28, 0, 1), d: 2 };
    const found = mostAlike(Uint32Array.of(10, 11, 12, 13), rows, () => true, 8);
    expect(found.map(({ photos }) => photos)).toEqual([
      [10, 12],
      [11, 13],
    ]);
    expect(found[0]?.similarity).toBeCloseTo(0.96, 6);
  });

  it('are never photos that show the same thing', async () => {
    const { pairs, compared } = await of(PHOTOS);
    expect(compared).toBe(12);
    const [a, b] = pairs[0]!.photos;
    const apart = Int32Array.from({ length: 12 }, (_, id) => (id === a || id === b ? 0 : -1));
    const next = await of({ ...PHOTOS, apart });
    expect(next.compared).toBe(11);
    expect(next.pairs.map(({ photos }) => photos)).not.toContainEqual([a, b]);
  });

  it('are not of one label where the loss pulls those together', async () => {
    const labels = Int32Array.from({ length: 12 }, (_, id) => id % 2);
    const { pairs } = await of({ ...PHOTOS, labels }, { ...SETTINGS, loss: 'supcon' });
    expect(pairs.length).toBeGreaterThan(0);
    for (const {
      photos: [a, b],
    } of pairs)
      expect(a % 2).not.toBe(b % 2);
  });
});

it('looking between two steps sees the model as it is, and leaves the run as it was', async () => {
  const run = async (isWatched: boolean): Promise<{ losses: number[]; seen: number[] }> => {
    const losses: number[] = [];
    const seen: number[] = [];
    let live: LiveModel | null = null;
    const control = unsteered({
      watched: (model) => (live = model),
      breathe: async () => {
        if (!isWatched) return;
        const maps = await withCurrentModel({ live, kept: undefined, start: undefined }, SETTINGS, (model) =>
          featureMaps(model, SOURCE, 0),
        );
        seen.push(maps.step);
      },
    });
    for await (const event of train(SOURCE, SETTINGS, control))
      if (event.type === 'metrics') losses.push(...event.rows.map(({ loss }) => loss));
    expect(live).toBeNull();
    return { losses, seen };
  };
  const [alone, watched] = [await run(false), await run(true)];
  expect(watched.seen).toEqual([1, 2, 3, 4]);
  expect(watched.losses).toEqual(alone.losses);
});
