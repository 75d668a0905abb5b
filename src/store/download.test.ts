import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the model that is taken home', () => {
  it('goes without file names unless they are asked for', async () => {
    const page = new StudioHarness();
    page.engine.automatic.set('exportModel', () => ({ zip: new Blob() }));
    await page.importPhotos(40);
    await page.startRun();
    page.emitSteps(1, 12);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    const asked = async (): Promise<{ embeddings: { paths: string[] } | null }> => {
      await page.studio.actions.downloadModel();
      await settle();
      return page.engine.paramsOf('exportModel').at(-1) as { embeddings: { paths: string[] } | null };
    };
    expect((await asked()).embeddings).toBeNull();
    page.studio.actions.setWithEmbeddings(true);
    expect((await asked()).embeddings?.paths).toHaveLength(40);

    // To embed many photos takes a while, of which one hears.
    page.engine.automatic.delete('exportModel');
    const cancelled = page.studio.actions.downloadModel();
    await settle();
    page.engine.emit('exporting', { at: 'embedding', share: 0.25 });
    await settle();
    expect(page.state.download).toEqual({ phase: 'working', at: 'embedding', share: 0.25 });
    page.studio.actions.cancelDownload();
    await cancelled;
    expect(page.state).toMatchObject({ download: { phase: 'idle' }, model: { saved: true } });
  });
});
