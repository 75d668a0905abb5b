import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page with a model of so many steps. */
async function trained(steps: number): Promise<StudioHarness> {
  const page = new StudioHarness();
  page.engine.automatic.set('exportModel', () => ({ zip: new Blob() }));
  await page.importPhotos(40);
  await page.startRun();
  page.emitSteps(1, steps);
  page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
  await settle();
  return page;
}

describe('a trained model that nobody has downloaded', () => {
  it('is asked about before another training, and nothing is lost on cancel', async () => {
    const page = await trained(100);
    await page.startRun();
    expect(page.state.question).toEqual({ about: 'unsaved-model', step: 100, before: 'training' });
    page.studio.actions.answer('cancel');
    await settle();
    expect(page.state).toMatchObject({
      question: null,
      run: { phase: 'finished' },
      model: { phase: 'trained', step: 100 },
    });
    expect(page.engine.idsOf('train')).toHaveLength(1);
  });

  it('is downloaded first where one says so, and then the training starts', async () => {
    const page = await trained(100);
    await page.startRun();
    page.studio.actions.answer('download');
    await settle();
    expect(page.saved.map(({ name }) => name)).toEqual(['likeness-model.zip']);
    expect(page.engine.idsOf('train')).toHaveLength(2);
  });

  it('stays where the download fails', async () => {
    const page = await trained(100);
    page.engine.automatic.delete('exportModel');
    await page.startRun();
    page.studio.actions.answer('download');
    await settle();
    page.engine.refuse(page.engine.idsOf('exportModel')[0]!, 'internal', 'The disk is full.');
    await settle();
    expect(page.state).toMatchObject({ download: { phase: 'failed' }, model: { phase: 'trained' } });
    expect(page.engine.idsOf('train')).toHaveLength(1);
  });

  it('is asked about before other photos take the place of its own', async () => {
    const page = await trained(100);
    void page.studio.actions.useSamples();
    await settle();
    expect(page.state.question).toMatchObject({ before: 'photos' });
    page.studio.actions.answer('cancel');
    await settle();
    expect(page.state.photos).toHaveLength(40);
    expect(page.state.importing).toMatchObject({ phase: 'ready', photos: 40 });
    expect(page.dataset.idsOf('import')).toHaveLength(1);
  });

  it('is asked about before the page is loaded anew, unless it is kept; a run does not allow that at all', async () => {
    const page = await trained(100);
    const leaving = page.studio.actions.prepareToLeave();
    expect(page.state.question).toMatchObject({ before: 'reload' });
    page.studio.actions.answer('go-on');
    expect(await leaving).toBe(true);
    expect(page.state.leaving).toBe(true);
    const kept = await trained(100);
    const { labelling } = kept.state;
    const keeping = { phase: 'kept', step: 100, bytes: 9, labelling, photos: true } as const;
    kept.studio.state.setState({ keeping });
    expect(await kept.studio.actions.prepareToLeave()).toBe(true);
    const running = new StudioHarness();
    await running.importPhotos(40);
    await running.startRun();
    expect(await running.studio.actions.prepareToLeave()).toBe(false);
  });

  it('goes without a question after a short try, or once it is saved', async () => {
    const short = await trained(99);
    await short.startRun();
    expect(short.engine.idsOf('train')).toHaveLength(2);
    const saved = await trained(100);
    await saved.studio.actions.downloadModel();
    await saved.startRun();
    expect(saved.engine.idsOf('train')).toHaveLength(2);
  });

  it('stays where there are too few photos to begin another', async () => {
    const page = await trained(99);
    await page.importPhotos(3);
    await page.startRun();
    expect(page.state).toMatchObject({
      run: { phase: 'failed', code: 'too-few-photos' },
      model: { phase: 'trained', step: 99 },
    });
  });

  it('is not the one that a download took away before it was there', async () => {
    const page = await trained(100);
    page.engine.automatic.delete('exportModel');
    void page.studio.actions.downloadModel();
    await settle();
    await page.startRun();
    page.studio.actions.answer('go-on');
    await settle();
    page.emitSteps(1, 100, 2);
    page.engine.reply(page.engine.idsOf('train')[1]!, 'finished');
    await settle();
    page.engine.reply(page.engine.idsOf('exportModel')[0]!, { zip: new Blob() });
    await settle();
    expect(page.saved).toHaveLength(1);
    expect(page.state.model).toMatchObject({ phase: 'trained', saved: false });
  });
});
