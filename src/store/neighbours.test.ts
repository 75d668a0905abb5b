import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mapFrame } from '../testing/mapFrame.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const near = (photo: number, step: number) => ({
  photo,
  neighbours: [1, 2],
  similarities: [0.9, 0.8],
  compared: 40,
  step,
  oldestStep: step,
});

it('shows the nearest of a chosen photo, and looks again at the next map', async () => {
  const harness = await StudioHarness.withMap();
  let step = 0;
  harness.engine.automatic.set('neighbourhood', (params) => near((params as { photo: number }).photo, step));
  harness.studio.actions.choosePhoto(7);
  await settle();
  expect(harness.state.chosenPhoto).toEqual({ phase: 'found', photo: 7, last: near(7, 0) });
  step = 20;
  harness.engine.emit('map', mapFrame(1, 20));
  // What is known stays in sight until it is known anew.
  expect(harness.state.chosenPhoto).toEqual({ phase: 'looking', photo: 7, last: near(7, 0) });
  await settle();
  expect(harness.state.chosenPhoto).toMatchObject({ phase: 'found', last: { step: 20 } });
});

it('says so where the map does not have a photo yet', async () => {
  const harness = await StudioHarness.withMap();
  harness.engine.automatic.set('neighbourhood', () => null);
  harness.studio.actions.choosePhoto(7);
  await settle();
  expect(harness.state.chosenPhoto).toEqual({ phase: 'unknown', photo: 7 });
});

it('shows those of the photo chosen last, whichever answer comes first', async () => {
  const harness = await StudioHarness.withMap();
  harness.studio.actions.choosePhoto(7);
  harness.studio.actions.choosePhoto(8);
  await settle();
  const [first, second] = harness.engine.idsOf('neighbourhood');
  harness.engine.reply(second!, near(8, 0));
  harness.engine.reply(first!, near(7, 0));
  await settle();
  expect(harness.state.chosenPhoto).toMatchObject({ phase: 'found', photo: 8 });
});

it('lets go of it when another run begins', async () => {
  const harness = await StudioHarness.withMap();
  harness.engine.automatic.set('neighbourhood', () => near(7, 0));
  harness.studio.actions.choosePhoto(7);
  await settle();
  harness.studio.map.clear();
  expect(harness.state.chosenPhoto).toEqual({ phase: 'none' });
  harness.studio.actions.choosePhoto(7);
  expect(harness.state.chosenPhoto).toEqual({ phase: 'none' });
});
