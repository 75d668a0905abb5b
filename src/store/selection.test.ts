import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('replaces, adds to and toggles the selection', async () => {
  const harness = new StudioHarness();
  await harness.importPhotos(10);
  const { select } = harness.studio.actions;
  select([3, 1], 'replace');
  select([1, 4], 'add');
  expect(harness.state.selection).toEqual([3, 1, 4]);
  select([1, 5], 'toggle');
  expect(harness.state.selection).toEqual([3, 4, 5]);
  select([2], 'replace');
  expect(harness.state.selection).toEqual([2]);
});

it('saves the paths of the selected photos, and nothing where there are none', async () => {
  const harness = new StudioHarness();
  await harness.importPhotos(10);
  harness.studio.actions.downloadFileList();
  expect(harness.saved).toEqual([]);
  harness.studio.actions.select([3, 0], 'replace');
  harness.studio.actions.downloadFileList();
  const [{ name, content } = { name: '', content: '' }] = harness.saved;
  expect(name).toBe('likeness-selection.csv');
  expect(content).toBe('path,folder,width,height\r\n1/3.jpg,1,640,480\r\n0/0.jpg,0,640,480\r\n');
});

it('lets go of the selection when other photos come', async () => {
  const harness = new StudioHarness();
  await harness.importPhotos(10);
  harness.studio.actions.select([3], 'replace');
  await harness.importPhotos(20);
  expect(harness.state.selection).toEqual([]);
});
