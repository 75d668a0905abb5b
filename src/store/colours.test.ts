import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PhotoValues } from '../core/photoValues.ts';
import { mapFrame } from '../testing/mapFrame.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const measured = (step: number): PhotoValues => ({
  of: 'loss',
  step,
  photos: Uint32Array.of(0, 1),
  values: Float32Array.of(0.5, 2),
});

it('measures photos when one asks for it, and again as the map changes, but not all the time', async () => {
  const harness = await StudioHarness.withMap();
  harness.studio.actions.colourBy('loss');
  expect(harness.state.colouring).toEqual({ phase: 'working' });
  await vi.advanceTimersByTimeAsync(1000);
  harness.engine.reply(harness.engine.idsOf('measurePhotos')[0]!, measured(3));
  await settle();
  expect(harness.studio.photoValues.get()?.step).toBe(3);
  harness.engine.emit('map', mapFrame(1, 10));
  expect(harness.engine.idsOf('measurePhotos')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(6000);
  harness.engine.emit('map', mapFrame(1, 20));
  await settle();
  expect(harness.engine.paramsOf('measurePhotos')).toEqual([{ of: 'loss' }, { of: 'loss' }]);
});

it('asks nothing of the engine for colours by folder', async () => {
  const harness = await StudioHarness.withMap();
  harness.studio.actions.colourBy('folder');
  harness.engine.emit('map', mapFrame(1, 10));
  await settle();
  expect(harness.engine.idsOf('measurePhotos')).toEqual([]);
  expect(harness.state.colourBy).toBe('folder');
});

it('forgets what was measured when another run begins', async () => {
  const harness = await StudioHarness.withMap();
  harness.engine.automatic.set('measurePhotos', () => measured(3));
  harness.studio.actions.colourBy('loss');
  await settle();
  harness.studio.map.clear();
  expect(harness.studio.photoValues.get()).toBeNull();
});
