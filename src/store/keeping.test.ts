import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { photoFingerprint } from '../core/photoFingerprint.ts';
import { METRIC_NAMES } from '../core/metrics.ts';
import type { Project } from '../core/project.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { sampleProject } from '../testing/project.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';
import type { Locks } from './keeping/tabLock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const records = Array.from({ length: 20 }, (_, id) => ({
  ...{ id, path: `${id}.jpg`, label: null, width: 640, height: 480, hash: '0'.repeat(16) },
}));
const fingerprint = photoFingerprint(records);

function kept(): Project {
  const project = sampleProject();
  return { ...project, photos: { ...project.photos, fingerprint } };
}

/** A page that finds this project of an earlier visit. */
async function found(pixels: boolean, metrics = kept().run.metrics): Promise<StudioHarness> {
  const page = new StudioHarness();
  const summary = { savedAt: kept().savedAt, step: 2, steps: 60, photos: 20, pixels, bytes: 9 };
  page.keeper.automatic.set('find', () => ({ kind: 'project', summary }));
  page.keeper.automatic.set('load', () => ({ ...kept(), run: { ...kept().run, metrics } }));
  page.engine.automatic.set('restore', () => undefined);
  page.dataset.automatic.set('restore', () => {
    page.dataset.emit('photos', { records, thumbnails: new Uint8Array(20 * THUMBNAIL_BYTES) });
    page.dataset.emit('groups', new Int32Array(20).fill(-1));
    return { photos: 20, skipped: 0 };
  });
  await page.studio.findWork();
  await page.studio.actions.continueWork();
  await settle();
  return page;
}

/** A run that has been kept after its second step, as far as the browser lets it. */
async function running(refusal: string | null, locks?: Locks): Promise<StudioHarness> {
  const page = new StudioHarness('', undefined, locks);
  if (refusal !== null) page.keeper.automatic.delete('save');
  await page.importPhotos(40);
  await page.startRun();
  page.emitSteps(1, 2);
  page.engine.emit('checkpoint', { runId: 1, ...kept().run.checkpoint });
  await settle();
  if (refusal !== null) page.keeper.refuse(page.keeper.idsOf('save')[0]!, refusal, 'No.');
  await settle();
  return page;
}

describe('work of an earlier visit', () => {
  it('is taken up with its photos, what was said of them, its curves, its map and its model', async () => {
    const page = await found(true);
    expect(page.state).toMatchObject({
      run: { phase: 'paused', steps: 60 },
      model: { phase: 'trained', step: 2 },
      settings: { temperature: 0.4 },
      excluded: new Set([19]),
      labelling: { classes: ['cats', '__proto__'] },
      found: { kind: 'nothing' },
    });
    expect(page.state.photos).toHaveLength(20);
    expect([page.studio.metrics.length, page.studio.map.maps().length]).toEqual([2, 1]);
    page.studio.actions.resume();
    await settle();
    expect(page.engine.paramsOf('train')).toMatchObject([{ from: { step: 2 }, settings: { steps: 60 } }]);
  });

  it('has the runs before it, whose curves are drawn, and what they differ in', async () => {
    const page = await found(true);
    const { pastRuns, runPlace } = page.state;
    expect(pastRuns).toMatchObject([{ number: 1, lastStep: 60, settings: { temperature: 0.3 } }]);
    expect(pastRuns[0]!.curves.curve('loss').points).toEqual([
      { step: 20, value: 3 },
      { step: 40, value: 2 },
      { step: 60, value: 1 },
    ]);
    expect(runPlace).toMatchObject({ number: 2, before: { photosVersion: page.state.photosVersion } });
    // Both of the earlier runs knew the same of the photos; the last knew more.
    expect(runPlace.before!.said).toBe(pastRuns[0]!.said);
    expect(runPlace.before!.said).not.toContain(runPlace.said[0]);
  });

  it('keeps them once more for the visit after the next', async () => {
    const page = await found(true);
    void page.studio.actions.saveProject(false);
    await settle();
    const [{ project }] = page.keeper.paramsOf('makeFile') as [{ project: Project }];
    expect(project.runs).toEqual(kept().runs);
  });

  it('is warned of again as it was, by its measures', async () => {
    const figures: Record<string, number> = { std: 0.001, rankMe: 1, alignment: 0, comparedPhotos: 8 };
    const rows = [50, 75].flatMap((step) => METRIC_NAMES.map((name) => ({ step, ...figures })[name] ?? NaN));
    const page = await found(true, Float64Array.from(rows));
    expect(page.state.alarms).toContain('collapse');
  });

  it('waits for its photos where they were not kept, and goes on when the same come', async () => {
    const page = await found(false);
    expect(page.state).toMatchObject({ run: { phase: 'stopped' }, waitsForPhotos: { count: 20 } });
    await page.importPhotos(12);
    expect(page.state.run.phase).toBe('stopped');
    await page.importPhotos(20);
    await settle();
    expect(page.state).toMatchObject({ run: { phase: 'paused' }, waitsForPhotos: null });
  });

  it('of a newer version is left as it is, and nothing is written over it', async () => {
    const page = new StudioHarness();
    page.keeper.automatic.set('find', () => ({ kind: 'newer', savedAt: kept().savedAt, bytes: 9 }));
    await page.studio.findWork();
    await page.importPhotos(40);
    await page.startRun();
    page.engine.emit('checkpoint', { runId: 1, ...kept().run.checkpoint });
    await settle();
    expect(page.keeper.idsOf('save')).toEqual([]);
    expect(page.state.keeping).toEqual({ phase: 'off', why: 'newer-project' });
  });
});

describe('the work of this visit', () => {
  it('is kept at a checkpoint, with its photos beside it', async () => {
    const page = await running(null);
    expect(page.state.keeping).toEqual({ phase: 'kept', step: 2, bytes: 30, photos: true });
    expect(page.keeper.paramsOf('save')).toMatchObject([{ run: { checkpoint: { step: 2 } } }]);
  });

  it('is kept as it ended, however soon that came after the last time', async () => {
    const page = await running(null);
    page.keeper.automatic.delete('save');
    const { checkpoint } = kept().run;
    page.engine.emit('checkpoint', { runId: 1, ...checkpoint, step: 4 });
    await settle();
    // A slow disk: the next is not kept as it comes.
    await vi.advanceTimersByTimeAsync(500);
    page.keeper.reply(page.keeper.idsOf('save')[1]!, { bytes: 10, photoBytes: 20 });
    await settle();
    page.engine.emit('checkpoint', { runId: 1, ...checkpoint, step: 60 });
    await settle();
    expect(page.keeper.idsOf('save')).toHaveLength(2);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    expect(page.keeper.paramsOf('save')[2]).toMatchObject({ run: { checkpoint: { step: 60 } } });
  });

  it('has its photos kept again where the browser has cleared them away meanwhile', async () => {
    const page = await running(null);
    page.keeper.automatic.set('save', () => ({ bytes: 10, photoBytes: null }));
    page.studio.actions.pause();
    page.engine.emit('checkpoint', { runId: 1, ...kept().run.checkpoint, step: 4 });
    await settle();
    expect(page.dataset.idsOf('keep')).toHaveLength(2);
    expect(page.state.keeping).toEqual({ phase: 'kept', step: 4, bytes: 30, photos: true });
  });

  it('is not said to be forgotten where it may still be there', async () => {
    const page = await running(null);
    const forgetting = page.studio.actions.forgetWork();
    await settle();
    page.keeper.refuse(page.keeper.idsOf('forget')[0]!, 'storage-denied', 'They are being written.');
    await forgetting;
    expect(page.state.projectWork).toMatchObject({ phase: 'failed' });
    expect(page.state.keeping).toMatchObject({ phase: 'kept' });
  });

  it.each(['storage-full', 'storage-denied'])('goes on in memory where the answer is %s', async (why) => {
    const page = await running(why);
    expect(page.state.keeping).toEqual({ phase: 'off', why });
    expect(page.state.run.phase).toBe('running');
  });

  it('is left to the other tab that keeps its own', async () => {
    const locks: Locks = {
      // Taken, and never given back.
      request: (_, { ifAvailable }, use) =>
        ifAvailable ? Promise.resolve(use(null)) : new Promise(() => undefined),
    };
    const page = await running(null, locks);
    expect(page.keeper.idsOf('save')).toEqual([]);
    expect(page.state.keeping).toEqual({ phase: 'off', why: 'other-tab' });
  });
});
