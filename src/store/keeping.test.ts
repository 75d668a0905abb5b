import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kept, running } from '../testing/keptWork.ts';
import { settle } from '../testing/studioHarness.ts';
import type { Locks } from './keeping/tabLock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
    expect(page.state.keeping).toMatchObject({ phase: 'kept', step: 4, bytes: 30, photos: true });
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
