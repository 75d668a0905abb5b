import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { METRIC_NAMES, type MetricName } from '../core/metrics.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A row as the engine sends it: NaN where nothing was measured. */
function emitRow(page: StudioHarness, figures: Partial<Record<MetricName, number>>): void {
  const buffer = Float64Array.from(METRIC_NAMES, (name) => figures[name] ?? NaN);
  page.engine.emit('metrics', { runId: page.engine.paramsOf('train').length, rows: 1, buffer });
}

const collapsed = { loss: 4, alignment: 0.01, std: 0.001, rankMe: 1.2, comparedPhotos: 16, trainTop1: 0.1 };

it('raises an alarm, keeps the measured steps apart from the others, and begins the next run without', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  await page.startRun();
  emitRow(page, { step: 25, ...collapsed });
  page.emitSteps(26, 3);
  expect(page.state.alarms).toEqual([]);
  emitRow(page, { step: 50, ...collapsed });
  expect(page.state.alarms).toEqual(['collapse']);
  page.studio.metrics.flush();
  expect(page.studio.metrics.curve('std').points.map(({ step }) => step)).toEqual([25, 50]);
  expect(page.studio.metrics.curve('heldOutTop1').points).toEqual([]);
  page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
  await settle();
  await page.startRun();
  expect(page.state.alarms).toEqual([]);
});

it('a chart of measures has nothing to do at steps that are not measured', async () => {
  const page = new StudioHarness();
  await page.importPhotos(40);
  await page.startRun();
  emitRow(page, { step: 25, ...collapsed });
  page.studio.metrics.flush();
  const curve = page.studio.metrics.curve('std');
  page.emitSteps(26, 3);
  page.studio.metrics.flush();
  expect(page.studio.metrics.curve('std')).toBe(curve);
  expect(page.studio.metrics.curve('loss').points).toHaveLength(4);
});

it('held-out photos are missing where the largest batch is told', async () => {
  const page = new StudioHarness();
  await page.importPhotos(240);
  page.studio.actions.setSetting('batchSize', 108);
  page.studio.actions.setSetting('heldOut', 0.5);
  expect(page.state.settings.batchSize).toBe(60);
  expect(page.notice).toContain('120 photos to train on');
  expect(page.hash).toContain('held-out=0.5');
});
