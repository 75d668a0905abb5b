import { describe, expect, it } from 'vitest';
import type { PhotoMarks } from '../../core/photos.ts';
import { PURPOSE } from '../../core/random.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { unsteered } from '../../testing/runControl.ts';
import { Session } from '../session.ts';
import { previewPairs } from './probe.ts';
import { train } from './trainer.ts';
import { pipelineViews } from './views.ts';

useDevice('wasm');

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, batchSize: 4, imageSize: 16, steps: 4 };
const PHOTOS = noisePhotos(12, 20);
const GROUPS = Int32Array.of(0, 0, 0, -1, -1, -1, -1, -1, -1, 1, 1, 1);
const marked = (...ids: number[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: 12 }, (_, id) => (ids.includes(id) ? 1 : 0));

/** Photos of a run's pairs, [first view, second view] each, by step. */
async function pairsOf(marks: PhotoMarks): Promise<[number, number][][]> {
  const views = pipelineViews(PHOTOS);
  const steps: [number, number][][] = [];
  const pairs: typeof views.pairs = (ids, recipe, key, seconds) => {
    if (key.purpose === PURPOSE.augment)
      steps[key.step - 1] = Array.from(ids, (id, row) => [id, seconds?.[row] ?? id]);
    return views.pairs(ids, recipe, key, seconds);
  };
  for await (const event of train({ ...views, pairs }, SETTINGS, unsteered(), marks)) {
    if (event.type === 'metrics') for (const { loss } of event.rows) expect(loss).toBeGreaterThan(0);
  }
  return steps;
}

describe('a run with near-duplicates', () => {
  it('keeps them apart, shows one of those that one is kept of, and pairs positives', async () => {
    const steps = await pairsOf({ groups: GROUPS, left: marked(0, 2), positives: marked(9, 10, 11) });
    expect(steps).toHaveLength(4);
    for (const step of steps) {
      const groups = step.map(([id]) => GROUPS[id]!).filter((group) => group >= 0);
      expect(new Set(groups).size).toBe(groups.length);
      for (const [first, second] of step) {
        expect([0, 2]).not.toContain(first);
        if (first >= 9) expect([9, 10, 11].filter((id) => id !== first)).toContain(second);
        else expect(second).toBe(first);
      }
    }
    expect(steps.flat().some(([id]) => id >= 9)).toBe(true);
  });

  it('keeps photos of the same thing apart too, which stay photos of their own', async () => {
    const apart = Int32Array.of(0, 0, 0, 1, 1, -1, -1, -1, -1, 2, 2, 2);
    const steps = await pairsOf({ groups: GROUPS, apart });
    for (const step of steps) {
      const sets = step.map(([id]) => apart[id]!).filter((set) => set >= 0);
      expect(new Set(sets).size).toBe(sets.length);
      for (const [first, second] of step) expect(second).toBe(first);
    }
    const seen = steps.flat().map(([id]) => id);
    expect(seen.some((id) => id === 3)).toBe(true);
    expect(seen.some((id) => id === 4)).toBe(true);
  });

  it('asks for photos that differ, a batch of them', async () => {
    const session = new Session();
    await session.open({ backend: 'cpu', tune: false, half: false });
    session.setPhotos({ ...PHOTOS, groups: new Int32Array(12).map((_, id) => Math.floor(id / 4)) });
    await expect(session.train(SETTINGS, unsteered()).next()).rejects.toThrow(
      /photos that differ; there are 3\./,
    );
  });
});

describe('previewPairs', () => {
  it('shows the pairs of near-duplicates that count as positives, and says so', () => {
    const of = (positives: PhotoMarks['positives']) =>
      previewPairs({ ...PHOTOS, groups: GROUPS }, [3, 10], SETTINGS, 1, positives && { positives });
    const [plain, paired] = [of(undefined), of(marked(9, 10, 11))];
    expect(plain.seconds).toEqual([3, 10]);
    expect(paired.seconds[0]).toBe(3);
    expect([9, 11]).toContain(paired.seconds[1]);
    const view = 16 * 16 * 4;
    expect(paired.pixels.subarray(0, 3 * view)).toEqual(plain.pixels.subarray(0, 3 * view));
    expect(paired.pixels.subarray(3 * view)).not.toEqual(plain.pixels.subarray(3 * view));
  });
});
