import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { photoFingerprint } from '../core/photoFingerprint.ts';
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
async function found(pixels: boolean, project = kept()): Promise<StudioHarness> {
  const page = new StudioHarness();
  const summary = { savedAt: kept().savedAt, step: 2, steps: 60, photos: 20, pixels, bytes: 9 };
  page.keeper.automatic.set('find', () => ({ kind: 'project', summary }));
  page.keeper.automatic.set('load', () => project);
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

describe('the classifier of an earlier visit', () => {
  const sayings = { ...kept().sayings, labels: [[3, 1] as const, [4, 0] as const] };

  it('is made anew of the labels that came with it', async () => {
    const page = await found(true, { ...kept(), sayings, classifier: 'probe' });
    expect(page.engine.paramsOf('trainClassifier')).toMatchObject([
      { method: 'probe', task: { classes: ['cats', '__proto__'] } },
    ]);
  });

  it('is not where one class alone has labels left', async () => {
    const page = await found(true, { ...kept(), classifier: 'probe' });
    expect(page.engine.idsOf('trainClassifier')).toEqual([]);
  });
});

describe('a project file', () => {
  it('tells how far it is while it is saved, and can be given up', async () => {
    const page = await running(null);
    const saving = page.studio.actions.saveProject(false);
    await settle();
    page.keeper.emit('progress', 0.25);
    expect(page.state.projectWork).toEqual({ phase: 'working', what: 'saving', share: 0.25 });
    page.studio.actions.cancelProjectWork();
    await saving;
    expect(page.keeper.cancelled).toEqual(page.keeper.idsOf('makeFile'));
    expect(page.state.projectWork).toEqual({ phase: 'idle' });
    expect(page.saved).toEqual([]);
  });

  it('that is no longer waited for leaves what is here as it is', async () => {
    const page = await running(null);
    page.studio.actions.stop();
    page.engine.reply(page.engine.idsOf('train')[0]!, 'stopped');
    await settle();
    page.keeper.automatic.delete('openFile');
    const opening = page.studio.actions.openZip(new File(['zip'], 'likeness-project.zip'));
    await settle();
    expect(page.state.projectWork).toMatchObject({ phase: 'working', what: 'opening' });
    page.studio.actions.cancelProjectWork();
    await opening;
    expect(page.state).toMatchObject({ projectWork: { phase: 'idle' }, notice: null });
    expect(page.state.photos).toHaveLength(40);
  });
});

describe('the work of this visit', () => {
  it('is kept at a checkpoint, with its photos beside it', async () => {
    const page = await running(null);
    expect(page.state.keeping).toMatchObject({ phase: 'kept', step: 2, bytes: 30, photos: true });
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
    page.keeper.reply(page.keeper.idsOf('save')[1]!, { bytes: 10 });
    await settle();
    page.engine.emit('checkpoint', { runId: 1, ...checkpoint, step: 60 });
    await settle();
    expect(page.keeper.idsOf('save')).toHaveLength(2);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    expect(page.keeper.paramsOf('save')[2]).toMatchObject({ run: { checkpoint: { step: 60 } } });
  });

  it('is kept with labels that come after the run, once their maker rests', async () => {
    const page = await running(null);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    const before = page.keeper.idsOf('save').length;
    page.studio.actions.labelAs([1], 'cat');
    await vi.advanceTimersByTimeAsync(900);
    page.studio.actions.labelAs([2], 'dog');
    await vi.advanceTimersByTimeAsync(900);
    expect(page.keeper.idsOf('save')).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(200);
    const labels = Object.entries({ 1: 0, 2: 1 }).map(([id, place]) => [Number(id), place]);
    expect(page.keeper.paramsOf('save').slice(before)).toMatchObject([{ sayings: { labels } }]);
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
