import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedEncoder } from '../core/architecture/ownEncoder.ts';
import { METRIC_NAMES, type MetricName } from '../core/metrics.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const OPENED: OpenedEncoder = {
  encoder: {
    layers: [
      { kind: 'conv', name: 'c1', filters: 8, kernel: 3, stride: 1 },
      { kind: 'groupNorm', name: 'g1', relu: true },
      { kind: 'globalAveragePool', name: 'pool' },
    ],
    imageSize: 48,
    fingerprint: '0badcafe',
  },
  step: 1500,
  leftOut: [],
};

const file = (name: string): File => new File(['zip'], name);

/** A page that has opened a device, 240 photos, and a model file. */
async function opened(hash = ''): Promise<StudioHarness> {
  const page = new StudioHarness(hash);
  page.engine.automatic.set('openModel', () => OPENED);
  page.studio.openDevice();
  await page.importPhotos(240);
  await page.studio.actions.openModel(file('cats.zip'));
  return page;
}

describe('a model file', () => {
  it('is chosen as encoder, and brings size, normalisation and a lower learning rate', async () => {
    const page = await opened();
    expect(page.state.opened).toMatchObject({ fileName: 'cats.zip', step: 1500 });
    expect(page.state.settings).toMatchObject({
      encoder: 'own',
      own: OPENED.encoder,
      imageSize: 48,
      normalisation: 'group',
      learningRate: 3.3e-4,
    });
    expect(page.hash).toContain('encoder=own');
    expect(page.hash).not.toContain('cats');
  });

  it('trains its head at the usual rate while it is frozen', async () => {
    const page = await opened();
    page.studio.actions.setSetting('freeze', true);
    expect(page.state.settings.learningRate).toBe(1e-3);
    expect(page.hash).toContain('freeze=on');
    await page.startRun();
    expect(page.engine.paramsOf('train')).toMatchObject([
      { settings: { own: OPENED.encoder, freeze: true } },
    ]);
  });

  it('is measured in its run as any other', async () => {
    const page = await opened();
    await page.startRun();
    const measured: Partial<Record<MetricName, number>> = {
      step: 10,
      loss: 4,
      std: 0.1,
      rankMe: 20,
      comparedPhotos: 16,
      trainTop1: 0.1,
    };
    const buffer = Float64Array.from(METRIC_NAMES, (name) => measured[name] ?? NaN);
    page.engine.emit('metrics', { runId: 1, rows: 1, buffer });
    expect(page.state.alarms).toEqual([]);
    await settle();
    expect(page.engine.paramsOf('acknowledge')).toHaveLength(1);
  });

  it('takes its normalisation with it', async () => {
    const page = await opened();
    page.studio.actions.setSetting('encoder', 'tiny');
    expect(page.state.settings.normalisation).toBe('batch');
  });

  it('leaves no trace in the settings of another encoder, and can be chosen again', async () => {
    const page = await opened();
    page.studio.actions.setSetting('encoder', 'small');
    expect(page.state.settings).toMatchObject({ encoder: 'small', imageSize: 32, learningRate: 1.8e-4 });
    expect(page.state.settings).not.toHaveProperty('own');
    page.studio.actions.setSetting('encoder', 'own');
    expect(page.state.settings.own).toEqual(OPENED.encoder);
  });

  it('that cannot be opened leaves all as it was, and the page says why', async () => {
    const page = await opened();
    const { settings, opened: before } = page.state;
    page.engine.automatic.delete('openModel');
    void page.studio.actions.openModel(file('dogs.zip'));
    await settle();
    page.engine.refuse(
      page.engine.idsOf('openModel').at(-1)!,
      'bad-zip',
      'This zip cannot be read: it is cut off.',
    );
    await settle();
    expect(page.state).toMatchObject({ settings, opened: before, opening: false });
    expect(page.notice).toBe(
      '“dogs.zip” could not be opened. This zip cannot be read: it is cut off. Nothing has changed here: choose another file.',
    );
  });

  it('waits until a run has ended', async () => {
    const page = await opened();
    await page.startRun();
    await page.studio.actions.openModel(file('dogs.zip'));
    expect(page.state.opened?.fileName).toBe('cats.zip');
    expect(page.notice).toContain('Stop it first');
  });

  it('may be dropped like photos', async () => {
    const page = new StudioHarness('', [{ file: file('cats.zip'), path: 'cats.zip' }]);
    page.engine.automatic.set('openModel', () => OPENED);
    void page.studio.actions.importDrop(new Event('drop'));
    await settle();
    expect(page.state.settings.encoder).toBe('own');
    expect(page.state.importing).toEqual({ phase: 'empty' });
    expect(page.dataset.idsOf('import')).toEqual([]);
  });
});

describe('an address that asks for one', () => {
  it('says that its file is missing, and another encoder stands in', () => {
    const page = new StudioHarness('#encoder=own&steps=60');
    expect(page.state.settings).toMatchObject({ encoder: 'tiny', steps: 60 });
    expect(page.notice).toContain('model file is not open');
    expect(page.state.chosen.has('encoder')).toBe(false);
  });
});
