import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inEnglish } from '../core/message.ts';
import { mapFrame } from '../testing/mapFrame.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const COUNT = 20;
const PHOTOS = Uint32Array.from({ length: COUNT }, (_, at) => at);

async function withMap(): Promise<StudioHarness> {
  const harness = new StudioHarness();
  harness.engine.automatic.set('mapRows', () => ({
    photos: PHOTOS,
    rows: new Float32Array(COUNT * 2),
    d: 2,
    step: 7,
    oldestStep: 7,
  }));
  await harness.importPhotos(COUNT);
  await harness.startRun();
  harness.engine.emit('map', mapFrame(1, 7, { photos: PHOTOS, positions: new Float32Array(COUNT * 2) }));
  return harness;
}

const answer = async (harness: StudioHarness): Promise<void> => {
  harness.umap.reply(harness.umap.idsOf('layOut').at(-1)!, new Float32Array(COUNT * 2).fill(0.5));
  await settle();
};

it('lays photos out on demand, shows it, and ends the worker', async () => {
  const harness = await withMap();
  harness.studio.actions.showUmap();
  await settle();
  harness.umap.emit('progress', 0.4);
  expect(harness.state.umap).toEqual({ phase: 'working', share: 0.4 });
  await answer(harness);
  expect(harness.state).toMatchObject({ layout: 'umap', umap: { phase: 'ready', step: 7 } });
  expect(harness.studio.map.frame()?.positions[0]).toBe(0.5);
  expect(harness.umap.terminated).toBe(true);
});

it('keeps it beside the plane, which follows the training', async () => {
  const harness = await withMap();
  harness.studio.actions.showUmap();
  await settle();
  await answer(harness);
  harness.engine.emit('map', mapFrame(1, 20));
  expect(harness.studio.map.frame()?.step).toBe(7);
  harness.studio.actions.showPlane();
  expect(harness.studio.map.frame()?.step).toBe(20);
  harness.studio.actions.showUmap();
  expect(harness.studio.map.frame()?.positions[0]).toBe(0.5);
});

it('is given up at once', async () => {
  const harness = await withMap();
  harness.studio.actions.showUmap();
  await settle();
  harness.studio.actions.showPlane();
  await settle();
  expect(harness.umap.terminated).toBe(true);
  expect(harness.state).toMatchObject({ layout: 'plane', umap: { phase: 'none' } });
});

it('says what went wrong, and how many photos it needs', async () => {
  const harness = await withMap();
  harness.studio.actions.showUmap();
  await settle();
  harness.umap.crash('out of memory');
  await settle();
  expect(harness.state.umap).toMatchObject({ phase: 'failed' });
  harness.engine.automatic.set('mapRows', () => ({ photos: PHOTOS.slice(0, 5) }));
  harness.studio.actions.layOutAnew();
  await settle();
  const { umap } = harness.state;
  const said = umap.phase === 'failed' ? inEnglish(umap.message) : '';
  expect(said).toContain('needs at least 16 photos');
  expect(said).toContain('as it was');
});

it('goes back to the plane when another run begins', async () => {
  const harness = await withMap();
  harness.studio.actions.showUmap();
  await settle();
  await answer(harness);
  harness.studio.map.clear();
  expect(harness.state).toMatchObject({ layout: 'plane', umap: { phase: 'none' } });
});
