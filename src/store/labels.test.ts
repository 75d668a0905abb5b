import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function withPhotos(): Promise<StudioHarness> {
  const page = new StudioHarness();
  await page.importPhotos(40);
  return page;
}

it('labels photos, undoes and redoes it, also while a run goes on', async () => {
  const page = await withPhotos();
  const { actions } = page.studio;
  actions.addClass('cat');
  actions.labelPhotos([3, 4, 99], 0);
  actions.labelAs([5], 'dog');
  await page.startRun();
  expect([...page.state.labelling.labels]).toEqual([
    [3, 0],
    [4, 0],
    [5, 1],
  ]);
  actions.undo();
  expect(page.state.labelling.classes).toEqual(['cat']);
  actions.undo();
  expect(page.state.labelling.labels.size).toBe(0);
  actions.redo();
  expect(page.state.labelling.labels.size).toBe(2);
});

it('keeps labels of photos that are excluded, and through a run; forgets them with the photos', async () => {
  const page = await withPhotos();
  page.studio.actions.labelAs([3, 4], 'cat');
  page.studio.actions.exclude([3]);
  await page.startRun();
  page.emitSteps(1, 2);
  page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
  await settle();
  expect(page.state.labelling.labels.size).toBe(2);
  // Nobody has the model, and the test is not about that question.
  page.studio.state.setState({ model: { phase: 'none' } });
  await page.importPhotos(20);
  expect(page.state.labelling.classes).toEqual([]);
  page.studio.actions.undo();
  expect(page.state.labelling.classes).toEqual([]);
});

it('takes folders for labels, and labels from a file and to one', async () => {
  const page = await withPhotos();
  const { actions } = page.studio;
  actions.labelByFolders();
  expect(page.state.labelling.labels.size).toBe(40);
  const file = new Blob(['path,label\n0/2.jpg,new\nnowhere.jpg,0\n']);
  await actions.importLabels(file);
  expect(page.state.labelsRead).toEqual({ named: 1, unknown: 1 });
  expect(page.state.labelling.classes).toEqual(['0', '1', 'new']);
  actions.downloadLabels();
  expect(page.saved[0]?.name).toBe('likeness-labels.csv');
  expect(page.savedText).toContain('0/2.jpg,new\r\n');
  actions.undo();
  expect(page.state.labelling.classes).toEqual(['0', '1']);
});

it('takes labels that say what was said before for no change: what was made of them still holds', async () => {
  const page = await withPhotos();
  const { actions } = page.studio;
  actions.labelByFolders();
  const { labelling, history } = page.state;
  actions.labelByFolders();
  await actions.importLabels(new Blob(['path,label\nnowhere.jpg,cat\n']));
  expect(page.state.labelsRead).toEqual({ named: 0, unknown: 1 });
  expect(page.state.labelling).toBe(labelling);
  expect(page.state.history).toBe(history);
});
