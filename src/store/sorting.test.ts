import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { verbatim } from '../core/message.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';
import { sortedFolders } from './sortedFolders.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const CHOICE = { leastConfidence: 0.7, unsureFolder: 'not sure' };

/** Forty photos; the classifier takes the first half for cats, and is sure of every other one. */
async function withPredictions(): Promise<StudioHarness> {
  const page = new StudioHarness();
  await page.importPhotos(40);
  const probabilities = Float32Array.from({ length: 80 }, (_, at) => {
    const [id, place] = [Math.floor(at / 2), at % 2];
    const cat = id < 20 ? (id % 2 === 0 ? 0.9 : 0.6) : 0.1;
    return place === 0 ? cat : 1 - cat;
  });
  page.studio.predictions.set({ classes: ['cat', 'dog'], probabilities });
  return page;
}

it('sorts by the user’s label first, then by the likeliest class, and keeps apart what is not sure', async () => {
  const page = await withPredictions();
  page.studio.actions.labelAs([0], 'my bird');
  page.studio.actions.exclude([2]);
  const folders = sortedFolders(page.state, page.studio.predictions.get()!, CHOICE);
  expect([0, 1, 2, 4, 30].map((id) => folders.get(id))).toEqual([
    ...['my bird', 'not sure', undefined, 'cat', 'dog'],
  ]);
});

it('hands the plan to the photos’ worker, tells how far it is, and saves the zip', async () => {
  const page = await withPredictions();
  void page.studio.actions.sortIntoZip(CHOICE);
  await settle();
  const { plan } = page.dataset.paramsOf('sortIntoZip')[0] as { plan: { folder: string; name: string }[] };
  expect(plan[0]).toEqual({ photo: 0, folder: 'cat', name: '0.jpg' });
  page.dataset.emit('sorted', { done: 12, total: 40 });
  expect(page.state.sorting).toEqual({ phase: 'working', done: 12, total: 40 });
  page.dataset.reply(page.dataset.idsOf('sortIntoZip')[0]!, { zip: new Blob(), copied: 39 });
  await settle();
  expect(page.saved[0]?.name).toBe('likeness-sorted.zip');
  expect(page.state.sorting).toEqual({ phase: 'done', copied: 39, total: 40, into: 'zip' });
});

it('says what to do where the originals are not here, and saves no zip of nothing', async () => {
  const page = await withPredictions();
  void page.studio.actions.sortIntoZip(CHOICE);
  await settle();
  page.dataset.refuse(page.dataset.idsOf('sortIntoZip')[0]!, 'no-originals', 'Give the folder once more.');
  await settle();
  const words = verbatim('Give the folder once more.');
  expect(page.state.sorting).toEqual({ phase: 'without-originals', message: words });
  expect(page.saved).toEqual([]);
  page.studio.actions.downloadPredictions();
  expect(page.saved).toHaveLength(1);
});

it('stops when told to, and leaves nothing behind', async () => {
  const page = await withPredictions();
  void page.studio.actions.sortIntoZip(CHOICE);
  await settle();
  page.studio.actions.cancelSorting();
  await settle();
  expect(page.state.sorting).toEqual({ phase: 'idle' });
  expect(page.saved).toEqual([]);
});

it('saves predictions of all photos that are wanted', async () => {
  const page = await withPredictions();
  page.studio.actions.exclude([2]);
  page.studio.actions.downloadPredictions();
  expect(page.saved[0]?.name).toBe('likeness-predictions.csv');
  expect(page.savedText.trim().split('\r\n')).toHaveLength(40);
});
