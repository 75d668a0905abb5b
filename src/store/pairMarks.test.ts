import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';
import { trainingPhotos } from './state.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const GROUPS = [
  [3, 4, 5],
  [20, 21],
];

interface Marks {
  readonly groups?: Int32Array;
  readonly apart?: Int32Array;
}

const marksSent = (page: StudioHarness, request = 'train'): Marks =>
  (page.engine.paramsOf(request).at(-1) as { marks: Marks }).marks;

/** Photos of each set, by its number. */
function setsOf(numbers: Int32Array | undefined): number[][] {
  const sets: number[][] = [];
  numbers?.forEach((number, id) => {
    if (number >= 0) (sets[number] ??= []).push(id);
  });
  return sets;
}

describe('what is said of two photos', () => {
  it('“same thing” keeps them apart in the next run, and near-duplicates with them', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    page.studio.actions.markPair([5, 20], 'same');
    page.studio.actions.markPair([30, 31], 'same');
    expect(page.state.groups.map(({ photos }) => photos)).toEqual(GROUPS);
    expect(trainingPhotos(page.state)).toBe(40 - 4 - 1);
    await page.startRun();
    expect(setsOf(marksSent(page).apart)).toEqual([
      [3, 4, 5, 20, 21],
      [30, 31],
    ]);
    expect(marksSent(page).groups).toBeUndefined();
  });

  it('“duplicate” joins groups, and their choices go with them', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    page.studio.actions.chooseForGroup(1, 'keep-one');
    page.studio.actions.markPair([1, 0], 'duplicate');
    expect(page.state.groups.map(({ photos }) => photos)).toEqual([[0, 1], ...GROUPS]);
    expect([...page.state.groupChoices]).toEqual([[2, 'keep-one']]);
    await page.startRun();
    expect(setsOf(marksSent(page).groups)).toEqual([[0, 1], ...GROUPS]);
    expect(marksSent(page).apart).toBeUndefined();
  });

  it('is taken back as if it had not been said', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    page.studio.actions.chooseForGroup(1, 'positives');
    page.studio.actions.markPair([4, 9], 'duplicate');
    page.studio.actions.markPair([7, 8], 'same');
    page.studio.actions.unmarkPair([9, 4]);
    page.studio.actions.unmarkPair([7, 8]);
    expect(page.state.groups.map(({ photos }) => photos)).toEqual(GROUPS);
    expect([...page.state.groupChoices]).toEqual([[1, 'positives']]);
    expect(trainingPhotos(page.state)).toBe(37);
    await page.startRun();
    expect(Object.keys(marksSent(page))).toEqual(['positives']);
  });

  it('says one thing of two photos: the last', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    page.studio.actions.markPair([1, 2], 'same');
    page.studio.actions.markPair([2, 1], 'duplicate');
    expect(page.state.pairMarks).toEqual([{ photos: [2, 1], meaning: 'duplicate' }]);
  });

  it('waits for the next run, and is gone with the photos', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    await page.startRun();
    page.studio.actions.markPair([1, 2], 'same');
    void page.studio.actions.findHardNegatives(0);
    await settle();
    expect(marksSent(page)).toEqual({});
    expect(setsOf(marksSent(page, 'hardNegatives').apart)).toEqual([[1, 2]]);
    page.studio.actions.stop();
    page.engine.reply(page.engine.idsOf('train')[0]!, 'stopped');
    await settle();
    await page.importPhotos(30);
    expect(page.state.pairMarks).toEqual([]);
    expect(page.state.apart).toEqual([]);
  });
});
