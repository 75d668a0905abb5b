import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import { mapFrame } from '../testing/mapFrame.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const OPENED: OpenedEncoder = {
  encoder: {
    layers: [{ kind: 'globalAveragePool', name: 'pool' }],
    imageSize: 48,
    fingerprint: '0badcafe',
  },
  step: 1500,
  leftOut: [],
};

/** A page with 40 photos and an open model; the engine lays photos out as soon as it is asked. */
async function opened({ step }: Pick<OpenedEncoder, 'step'> = OPENED): Promise<StudioHarness> {
  const page = new StudioHarness();
  page.engine.automatic.set('openModel', () => ({ ...OPENED, step }));
  page.engine.automatic.set('adoptOpened', () => undefined);
  page.engine.automatic.set('layOutPhotos', () => mapFrame(0, step ?? 0));
  page.engine.automatic.set('exportModel', () => ({ zip: new Blob() }));
  page.studio.openDevice();
  await page.importPhotos(40);
  await page.studio.actions.openModel(new File(['zip'], 'cats.zip'));
  return page;
}

describe('an opened model explores photos', () => {
  it('at once: it is the model at hand, at the step that its file tells, and the photos lie on a map', async () => {
    const page = await opened();
    await page.studio.actions.exploreOpened();
    expect(page.engine.paramsOf('adoptOpened')).toMatchObject([
      { step: 1500, settings: { encoder: 'own', own: OPENED.encoder, imageSize: 48 } },
    ]);
    expect(page.state).toMatchObject({
      model: { phase: 'trained', from: 'file', step: 1500 },
      exploring: { phase: 'idle' },
      run: { phase: 'idle' },
      step: 'train',
    });
    expect(page.studio.map.latest()).toMatchObject({ step: 1500 });
    expect(page.engine.idsOf('train')).toEqual([]);
  });

  it('as of step 0 where its file tells of none', async () => {
    const page = await opened({ step: null });
    await page.studio.actions.exploreOpened();
    expect(page.state.model).toMatchObject({ phase: 'trained', step: 0 });
  });

  it('and is nothing to lose: a training begins afterwards unasked', async () => {
    const page = await opened();
    await page.studio.actions.exploreOpened();
    expect(page.state.model).toMatchObject({ saved: true });
    await page.startRun();
    expect(page.state.question).toBeNull();
    expect(page.engine.paramsOf('train')).toMatchObject([{ settings: { own: OPENED.encoder } }]);
    expect(page.studio.map.latest()).toBeNull();
  });

  it('goes home as what it is, with its photos’ embeddings', async () => {
    const page = await opened();
    await page.studio.actions.exploreOpened();
    page.studio.actions.setWithEmbeddings(true);
    await page.studio.actions.downloadModel();
    expect(page.engine.paramsOf('exportModel')).toMatchObject([
      { from: 'file', dataset: { photos: 40 }, embeddings: { paths: { length: 40 } } },
    ]);
    expect(page.saved.map(({ name }) => name)).toEqual(['likeness-model.zip']);
  });

  it('in the place of a trained one only where the user says so', async () => {
    const page = await opened();
    await page.startRun();
    page.emitSteps(1, 100);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    const asked = page.studio.actions.exploreOpened();
    expect(page.state.question).toEqual({ about: 'unsaved-model', step: 100, before: 'exploring' });
    page.studio.actions.answer('cancel');
    await asked;
    expect(page.state.model).toMatchObject({ from: 'run', step: 100 });
    expect(page.engine.idsOf('adoptOpened')).toEqual([]);
  });

  it('until one gives it up, and stays at hand', async () => {
    const page = await opened();
    page.engine.automatic.delete('layOutPhotos');
    const laidOut = page.studio.actions.exploreOpened();
    await settle();
    expect(page.state.exploring).toEqual({ phase: 'working', share: 0 });
    page.studio.actions.cancelExploring();
    page.engine.refuse(page.engine.idsOf('layOutPhotos')[0]!, 'aborted', 'This was cancelled.');
    await laidOut;
    expect(page.state).toMatchObject({ exploring: { phase: 'idle' }, model: { from: 'file' } });
    expect(page.studio.map.latest()).toBeNull();
  });
});
