import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';
import { withoutExcluded } from './shownPhotos.ts';
import { trainingPhotos } from './state.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Marks {
  readonly left?: Uint8Array;
  readonly positives?: Uint8Array;
  readonly excluded?: Uint8Array;
}

const marksSent = (page: StudioHarness): Marks =>
  (page.engine.paramsOf('train').at(-1) as { marks: Marks }).marks;
const idsOf = (marks: Uint8Array | undefined): number[] =>
  [...(marks ?? [])].flatMap((mark, id) => (mark === 1 ? [id] : []));

describe('examples', () => {
  it('pass excluded photos over for the next, and are as many as there are', () => {
    expect(withoutExcluded([1, 5, 9], new Set([5, 6, 9]), 10)).toEqual([1, 7, 0]);
    expect(withoutExcluded([0, 1], new Set([1]), 2)).toEqual([0]);
  });
});

describe('excluded photos', () => {
  it('are left out of the next run and of what it is judged by', async () => {
    const page = new StudioHarness('#held-out=0');
    await page.importPhotos(40);
    page.studio.actions.exclude([3, 4, 99]);
    expect([...page.state.excluded]).toEqual([3, 4]);
    expect(trainingPhotos(page.state)).toBe(38);
    await page.startRun();
    expect(idsOf(marksSent(page).excluded)).toEqual([3, 4]);
    page.emitSteps(1, 2);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    expect(idsOf((page.engine.paramsOf('evaluate').at(-1) as Marks).excluded)).toEqual([3, 4]);
    page.studio.actions.downloadRunLog();
    expect(page.savedText).toContain('"photos":38');
  });

  it('come back when they are taken back', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    page.studio.actions.exclude([3, 4]);
    page.studio.actions.include([3]);
    expect([...page.state.excluded]).toEqual([4]);
    page.studio.actions.include(page.state.excluded);
    await page.startRun();
    expect(marksSent(page)).toEqual({});
  });

  it('stand for no group of near-duplicates, and are nobody’s pair', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, [[3, 4, 5]]);
    page.studio.actions.exclude([3]);
    expect(page.state.groups[0]).toEqual({ photos: [3, 4, 5], best: 4, trainable: 2 });
    page.studio.actions.chooseForGroup(0, 'positives');
    await page.startRun();
    expect(idsOf(marksSent(page).positives)).toEqual([4, 5]);
  });

  it('stay what they are while a run goes on, and lower a batch that is too large for the rest', async () => {
    const page = new StudioHarness('#held-out=0');
    await page.importPhotos(40);
    page.studio.actions.setSetting('batchSize', 40);
    page.studio.actions.exclude([0, 1, 2, 3]);
    expect(page.state.settings.batchSize).toBeLessThanOrEqual(36);
    expect(page.notice).toContain('With 36 photos');
    await page.startRun();
    page.studio.actions.exclude([10]);
    expect(page.state.excluded.size).toBe(4);
  });

  it('give way to others among the pairs that are shown', async () => {
    const page = new StudioHarness('#step=augment');
    const pictures = { side: 1, pixels: new Uint8ClampedArray(8), seconds: [3] };
    page.engine.automatic.set('previewPairs', () => pictures);
    page.studio.openDevice();
    await page.importPhotos(40);
    await page.studio.actions.previewPairs([3], 0);
    page.studio.actions.exclude([3]);
    await settle();
    expect(
      page.engine.paramsOf('previewPairs').map((params) => (params as { photos: number[] }).photos),
    ).toEqual([[3], [4]]);
  });

  it('are forgotten with the photos', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    page.studio.actions.exclude([3]);
    await page.importPhotos(20);
    expect(page.state.excluded.size).toBe(0);
  });

  it('are no hard negatives, and scores that knew them go', async () => {
    const page = new StudioHarness();
    page.engine.automatic.set('evaluate', () => ({ step: 2 }));
    await page.importPhotos(40);
    await page.startRun();
    page.emitSteps(1, 2);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    expect(page.state.evaluation.phase).toBe('ready');
    page.studio.actions.exclude([3, 4]);
    expect(page.state.evaluation).toEqual({ phase: 'none' });
    void page.studio.actions.findHardNegatives(0);
    await settle();
    const { marks } = page.engine.paramsOf('hardNegatives').at(-1) as { marks: Marks };
    expect(idsOf(marks.excluded)).toEqual([3, 4]);
  });
});
