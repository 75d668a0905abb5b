import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';
import { thinned } from './pastRuns.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that has run so many times, three steps each. */
async function afterRuns(runs: number): Promise<StudioHarness> {
  const page = new StudioHarness();
  await page.importPhotos(40);
  for (let run = 1; run <= runs; run++) {
    await page.startRun();
    page.emitSteps(1, 3, run);
    page.engine.reply(page.engine.idsOf('train').at(-1)!, 'finished');
    await settle();
  }
  return page;
}
const numbers = (page: StudioHarness): number[] => page.state.pastRuns.map(({ number }) => number);

it('keeps the last five runs beside the one that is shown', async () => {
  const page = await afterRuns(8);
  expect(numbers(page)).toEqual([3, 4, 5, 6, 7]);
  expect(page.state.runPlace.number).toBe(8);
});

it('a past run keeps its own curves, and the settings that it and the run before it began with', async () => {
  const page = await afterRuns(1);
  page.studio.actions.setSetting('temperature', 0.1);
  await page.startRun();
  const [run] = page.state.pastRuns;
  expect(run?.settings.temperature).toBe(0.2);
  expect(run?.before).toBeNull();
  expect(run?.lastStep).toBe(3);
  expect(run?.curves.curve('loss').points).toHaveLength(3);
  expect(run?.curves.curve('knn').points).toEqual([]);
  expect(page.studio.metrics.length).toBe(0);
  expect(page.state.runPlace.before?.settings.temperature).toBe(0.2);
});

it('a run that took no step leaves nothing', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  await page.startRun();
  page.engine.reply(page.engine.idsOf('train').at(-1)!, 'stopped');
  await settle();
  await page.startRun();
  expect(numbers(page)).toEqual([]);
});

it('runs can be hidden and removed, and the next goes on counting', async () => {
  const page = await afterRuns(3);
  page.studio.actions.showRun(1, false);
  expect(page.state.pastRuns.map(({ shown }) => shown)).toEqual([false, true]);
  page.studio.actions.removeRun(2);
  expect(numbers(page)).toEqual([1]);
  await page.startRun();
  expect(numbers(page)).toEqual([1, 3]);
});

it('a long series is thinned to means, at the last of their steps', () => {
  const series = { steps: [1, 2, 3, 4, 5], values: [1, 3, 5, NaN, 9] };
  expect(thinned(series, 3)).toEqual({
    stride: 2,
    steps: Float64Array.of(2, 4, 5),
    values: Float64Array.of(2, 5, 9),
  });
  expect(thinned(series, 5).stride).toBe(1);
});
