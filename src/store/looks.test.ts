import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { verbatim } from '../core/message.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MAPS = { step: 7, photo: 3, side: 16, stages: [] };

it('a look is had while a run goes on, by the settings of the page', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  await page.startRun();
  void page.studio.actions.showFeatures(3);
  await settle();
  expect(page.engine.paramsOf('featureMaps')).toEqual([{ settings: page.state.settings, photo: 3 }]);
  expect(page.state.features.phase).toBe('working');
  page.engine.reply(page.engine.idsOf('featureMaps')[0]!, MAPS);
  await settle();
  expect(page.studio.features.get()).toEqual(MAPS);
  expect(page.state.features.phase).toBe('idle');
});

it('the last asked for wins, and each kind by itself', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  void page.studio.actions.compareViews([1, 2], 0);
  void page.studio.actions.showFeatures(3);
  await settle();
  void page.studio.actions.showFeatures(4);
  await settle();
  const [first, second] = page.engine.idsOf('featureMaps');
  expect(page.engine.cancelled).toEqual([first]);
  page.engine.reply(first!, MAPS);
  page.engine.reply(second!, { ...MAPS, photo: 4 });
  await settle();
  expect(page.studio.features.get()?.photo).toBe(4);
});

it('a look that fails says why, and the last one stays', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  void page.studio.actions.findHardNegatives(0);
  await settle();
  page.engine.refuse(page.engine.idsOf('hardNegatives')[0]!, 'internal', 'No.');
  await settle();
  expect(page.state.searching).toEqual({ phase: 'failed', message: verbatim('No.') });
  expect(page.studio.hardNegatives.get()).toBeNull();
});

it('an operation is shown beside the photo as it is', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  void page.studio.actions.showOperation('hue', 2);
  await settle();
  expect(page.engine.paramsOf('previewOperation')).toEqual([
    {
      photo: 2,
      imageSize: page.state.settings.imageSize,
      examples: [{ kind: 'whole' }, { kind: 'hue', amount: -0.1 }, { kind: 'hue', amount: 0.1 }],
    },
  ]);
});
