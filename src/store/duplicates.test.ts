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

const marksSent = (page: StudioHarness): { left?: Uint8Array; positives?: Uint8Array } =>
  (page.engine.paramsOf('train').at(-1) as { marks: { left?: Uint8Array; positives?: Uint8Array } }).marks;
const idsOf = (marks: Uint8Array | undefined): number[] =>
  [...(marks ?? [])].flatMap((mark, id) => (mark === 1 ? [id] : []));

describe('near-duplicates', () => {
  it('come with the photos, and count as one of each group', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    expect(page.state.groups.map(({ photos }) => photos)).toEqual(GROUPS);
    expect(trainingPhotos(page.state)).toBe(37);
    await page.importPhotos(12);
    expect(page.state.groups).toEqual([]);
    expect(trainingPhotos(page.state)).toBe(12);
  });

  it('are left as they are unless something else is chosen', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    await page.startRun();
    expect(marksSent(page)).toEqual({});
  });

  it('go to training as was chosen for all and for single groups', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    page.studio.actions.chooseForAllGroups('keep-one');
    page.studio.actions.chooseForGroup(1, 'positives');
    await page.startRun();
    expect(idsOf(marksSent(page).left)).toEqual([4, 5]);
    expect(idsOf(marksSent(page).positives)).toEqual([20, 21]);
    expect(page.hash).toContain('duplicates=keep-one');
  });

  it('forget choices for single groups at a choice for all, and with other photos', async () => {
    const page = new StudioHarness('#duplicates=positives');
    await page.importPhotos(40, GROUPS);
    page.studio.actions.chooseForGroup(0, 'leave');
    page.studio.actions.chooseForAllGroups('keep-one');
    expect(page.state.groupChoices.size).toBe(0);
    page.studio.actions.chooseForGroup(0, 'leave');
    await page.importPhotos(40, GROUPS, '2');
    expect(page.state.groupChoices.size).toBe(0);
    expect(page.state.settings.duplicates).toBe('keep-one');
  });

  it('keep choices for single groups when an address says the same for all', async () => {
    const page = new StudioHarness('#duplicates=keep-one');
    await page.importPhotos(40, GROUPS);
    page.studio.actions.chooseForGroup(0, 'leave');
    page.visit('#step=encode&duplicates=keep-one');
    expect(page.state.groupChoices.get(0)).toBe('leave');
    page.visit('#duplicates=positives');
    expect(page.state.groupChoices.size).toBe(0);
  });

  it('keep their choice while a run goes on, and the model card tells it', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, GROUPS);
    page.studio.actions.chooseForGroup(0, 'keep-one');
    await page.startRun();
    page.studio.actions.chooseForGroup(0, 'positives');
    page.studio.actions.chooseForAllGroups('positives');
    expect(page.state.groupChoices.get(0)).toBe('keep-one');
    page.emitSteps(1, 1);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    void page.studio.actions.downloadModel();
    await settle();
    expect(page.engine.paramsOf('exportModel')[0]).toMatchObject({
      dataset: { duplicates: { photos: 5, groups: { leave: 1, 'keep-one': 1, positives: 0 } } },
    });
  });
});
