import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { message, verbatim } from '../core/message.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('photos', () => {
  it('arrive as they are read, with their folders as labels', async () => {
    const page = new StudioHarness();
    await page.importPhotos(20);
    expect(page.state.importing).toEqual({
      phase: 'ready',
      photos: 20,
      test: 0,
      skipped: 0,
      cancelled: false,
    });
    expect(page.state.labels).toEqual(['0', '1']);
    expect(page.studio.thumbnails.count).toBe(20);
  });

  it('stay when the import is cancelled half way', async () => {
    const page = new StudioHarness();
    void page.studio.actions.importDrop(new Event('drop'));
    await settle();
    const records = [{ id: 0, path: 'a.jpg', label: null, width: 1, height: 1, hash: '0'.repeat(16) }];
    page.dataset.emit('photos', { records, thumbnails: new Uint8Array(THUMBNAIL_BYTES) });
    page.studio.actions.cancelImport();
    page.dataset.refuse(page.dataset.idsOf('import')[0]!, 'aborted', 'Cancelled.');
    await settle();
    expect(page.state.importing).toEqual({ phase: 'ready', photos: 1, test: 0, skipped: 0, cancelled: true });
  });

  it('are lost with the worker that held them, and the page says so', async () => {
    const page = new StudioHarness();
    void page.studio.actions.importDrop(new Event('drop'));
    await settle();
    page.dataset.crash('out of memory');
    await settle();
    expect(page.state.importing).toMatchObject({ phase: 'failed' });
    expect(page.state.photos).toEqual([]);
  });
});

describe('settings', () => {
  it('follow the photos and the device, but for those in the address', async () => {
    const page = new StudioHarness('#temperature=0.5&steps=60');
    page.studio.openDevice();
    await page.importPhotos(240);
    expect(page.state.settings).toMatchObject({ imageSize: 32, batchSize: 32, temperature: 0.5, steps: 60 });
    expect(page.hash).toContain('temperature=0.5');
    expect(page.hash).not.toContain('batch');
  });

  it('are written to the address when the user sets them', () => {
    const page = new StudioHarness();
    page.studio.actions.setSetting('batchSize', 16);
    expect(page.hash).toBe('#step=train&batch=16');
  });
});

describe('a run', () => {
  it('says what is missing when there are too few photos', async () => {
    const page = new StudioHarness();
    await page.importPhotos(3);
    await page.studio.actions.start();
    expect(page.state.run).toMatchObject({ phase: 'failed', code: 'too-few-photos' });
    expect(page.engine.idsOf('train')).toEqual([]);
  });

  it('says of a folder of copies that near-duplicates are left out, and how to train on them', async () => {
    const page = new StudioHarness();
    await page.importPhotos(20, [Array.from({ length: 18 }, (_, id) => id)]);
    page.studio.actions.chooseForAllGroups('keep-one');
    await page.studio.actions.start();
    const { run } = page.state;
    const said = run.phase === 'failed' ? run.message : message('');
    expect(said.values).toEqual({ least: 8, left: 17, count: 3 });
    expect(said.text).toContain('“Leave”');
  });

  it('goes from start to a model and a log', async () => {
    const page = new StudioHarness('#step=augment');
    await page.importPhotos(40);
    await page.startRun();
    expect(page.state).toMatchObject({ step: 'train', run: { phase: 'starting', steps: 300 } });
    page.emitSteps(1, 3);
    expect(page.state.run.phase).toBe('running');
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    expect(page.state).toMatchObject({ run: { phase: 'finished' }, model: { phase: 'trained', step: 3 } });
    expect(page.state.figures).toMatchObject({ step: 3, loss: 0.5 });
    page.studio.actions.downloadRunLog();
    const lines = page.savedText.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0]!)).toMatchObject({ environment: { photos: 40, adapter: 'SwiftShader' } });
  });

  it('keeps its settings while it goes on', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    await page.startRun();
    page.studio.actions.setSetting('batchSize', 4);
    expect(page.state.settings.batchSize).not.toBe(4);
  });

  it('stops before it began, if told to', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    void page.studio.actions.start();
    page.studio.actions.stop();
    await settle();
    expect(page.state.run.phase).toBe('stopped');
    expect(page.engine.idsOf('train')).toEqual([]);
  });

  it('fails with the message of the worker, and the model of the last checkpoint stays', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    await page.startRun();
    page.emitSteps(1, 2);
    page.engine.emit('checkpoint', { runId: 1, step: 2, settings: page.state.settings });
    page.engine.refuse(page.engine.idsOf('train')[0]!, 'not-finite', 'The loss is no longer a number.');
    await settle();
    expect(page.state.run).toMatchObject({
      phase: 'failed',
      message: verbatim('The loss is no longer a number.'),
    });
    expect(page.state.model).toMatchObject({ phase: 'trained', step: 2 });
  });
});
