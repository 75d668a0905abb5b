import { describe, expect, it } from 'vitest';
import type { FeatureMaps, HardNegatives, PairLikeness } from '../../core/looks.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { withCurrentModel } from '../currentModel.ts';
import type { SeenModel } from './seenModel.ts';
import { featureMaps } from './featureMaps.ts';
import { hardNegatives } from './hardNegatives.ts';
import { pairLikeness } from './pairLikeness.ts';
import { openViews } from './views.ts';
import type { ViewSource } from './viewSource.ts';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, imageSize: 16 };
const PHOTOS = noisePhotos(20, 20);

interface Seen {
  readonly maps: FeatureMaps;
  readonly likeness: PairLikeness;
  readonly hard: HardNegatives;
}

const seen: Partial<Record<string, Seen>> = {};

async function lookAtAll(model: SeenModel, source: ViewSource): Promise<Seen> {
  const request = { ids: [2, 9], seed: 1, draw: 0, choices: {} };
  return {
    maps: await featureMaps(model, source, 7),
    likeness: await pairLikeness(model, source, PHOTOS, request),
    hard: await hardNegatives(model, source, PHOTOS, 0),
  };
}

describe.each(['webgpu', 'cpu'] as const)('on %s', (backend) => {
  useDevice(backend);

  it('looks at a model', async () => {
    const source = await openViews(PHOTOS);
    const candidates = { live: null, kept: undefined, start: undefined };
    const all = await withCurrentModel(candidates, SETTINGS, (model) => lookAtAll(model, source));
    source.dispose();
    expect(all.maps.stages).toHaveLength(6);
    seen[backend] = all;
  });
});

it('the backends see the same', () => {
  const [gpu, cpu] = [seen['webgpu']!, seen['cpu']!];
  gpu.maps.stages.forEach((stage, at) => {
    const other = cpu.maps.stages[at]!;
    expect(stage.shown).toEqual(other.shown);
    expectClose([...stage.ranges], [...other.ranges], 2e-3);
    const farthest = stage.tiles.reduce(
      (most, byte, pixel) => Math.max(most, Math.abs(byte - other.tiles[pixel]!)),
      0,
    );
    expect(farthest).toBeLessThanOrEqual(2);
  });
  expectClose([...gpu.likeness.cosines], [...cpu.likeness.cosines], 1e-4);
  expect(gpu.hard.pairs[0]?.photos).toEqual(cpu.hard.pairs[0]?.photos);
});
