import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

/** Longer than a hand has to rest. */
const REST_MS = 400;

let nextStep = 1;
let page: StudioHarness;

beforeEach(async () => {
  vi.useFakeTimers();
  page = new StudioHarness();
  page.engine.automatic.set('adjust', () => ({ step: nextStep }));
  page.engine.automatic.set('resume', () => undefined);
  await page.importPhotos(40);
  await page.startRun();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The run has taken steps, up to this one. */
function reach(step: number): void {
  const from = page.studio.metrics.length + 1;
  page.emitSteps(from, step - from + 1);
  nextStep = step + 1;
}

const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(REST_MS);

function logRows(): Record<string, unknown>[] {
  page.studio.actions.downloadRunLog();
  const lines = page.savedText.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('a temperature that is turned makes a request, a mark, and a row of the log', async () => {
  reach(3);
  page.studio.actions.setSetting('temperature', 0.1);
  await rest();
  expect(page.engine.paramsOf('adjust')).toEqual([{ runId: 1, changes: { temperature: 0.1 } }]);
  expect(page.state.settings.temperature).toBe(0.1);
  expect(page.state.changes).toEqual([{ step: 4, name: 'temperature', from: 0.2, to: 0.1 }]);
  expect(page.hash).toContain('temperature=0.1');
  reach(5);
  const [first, ...rows] = logRows();
  expect(first).toMatchObject({ config: { temperature: 0.2 } });
  expect(rows[3]).toMatchObject({ step: 4, changed: { temperature: [0.2, 0.1] } });
  expect(rows.filter((row) => 'changed' in row)).toHaveLength(1);
});

it('a slider that is dragged makes one change, not fifty', async () => {
  reach(3);
  for (let at = 1; at <= 50; at++) {
    page.studio.actions.setAugmentation('flip', at / 50);
    await vi.advanceTimersByTimeAsync(20);
    reach(3 + at);
  }
  await rest();
  expect(page.state.changes).toEqual([{ step: 54, name: 'flip', from: 0.5, to: 1 }]);
});

it('what is turned while a change is on its way follows in a request of its own', async () => {
  page.engine.automatic.delete('adjust');
  reach(3);
  page.studio.actions.setSetting('temperature', 0.1);
  await rest();
  page.studio.actions.setSetting('temperature', 0.3);
  page.studio.actions.setSetting('learningRate', 0.01);
  await rest();
  expect(page.engine.idsOf('adjust')).toHaveLength(1);
  page.engine.reply(page.engine.idsOf('adjust')[0]!, { step: 4 });
  await settle();
  page.engine.reply(page.engine.idsOf('adjust')[1]!, { step: 6 });
  await settle();
  expect(page.state.changes).toMatchObject([
    { step: 4, name: 'temperature', from: 0.2, to: 0.1 },
    { step: 6, name: 'temperature', from: 0.1, to: 0.3 },
    { step: 6, name: 'learningRate', to: 0.01 },
  ]);
});

it('what comes back to where it was is no change', async () => {
  reach(3);
  page.studio.actions.setSetting('temperature', 0.1);
  page.studio.actions.setSetting('temperature', 0.2);
  await rest();
  expect(page.engine.idsOf('adjust')).toEqual([]);
  expect(page.state.changes).toEqual([]);
});

it('turned while it is paused, it is with the run before that goes on', async () => {
  reach(3);
  page.studio.actions.pause();
  await settle();
  page.studio.actions.setSetting('temperature', 0.1);
  page.studio.actions.resume();
  await settle();
  const names = page.engine.sent.flatMap(({ message }) => (message.type === 'request' ? [message.name] : []));
  expect(names.indexOf('adjust')).toBeGreaterThan(0);
  expect(names.indexOf('adjust')).toBeLessThan(names.indexOf('resume'));
});

it('everything else is refused, and so is all before the first step', async () => {
  page.studio.actions.setSetting('temperature', 0.1);
  expect(page.state.settings.temperature).toBe(0.2);
  reach(1);
  const before = page.state.settings;
  page.studio.actions.setSetting('steps', 7);
  page.studio.actions.setSetting('optimizer', 'sgd');
  page.studio.actions.setSetting('learnTemperature', true);
  await rest();
  expect(page.state.settings).toEqual(before);
  expect(page.engine.idsOf('adjust')).toEqual([]);
});

it('the model has the settings of the end, and what was to hold after it is forgotten', async () => {
  reach(3);
  page.studio.actions.setSetting('temperature', 0.1);
  await rest();
  reach(5);
  page.studio.actions.setSetting('temperature', 0.4);
  await rest();
  page.engine.reply(page.engine.idsOf('train')[0]!, 'stopped');
  await settle();
  expect(page.state.changes).toHaveLength(1);
  expect(page.state.model).toMatchObject({ phase: 'trained', settings: { temperature: 0.1 } });
  expect(page.state.ranWith).toMatchObject({ temperature: 0.2 });
  page.studio.actions.setSetting('temperature', 0.3);
  await rest();
  expect(page.state.changes).toHaveLength(1);
  await page.startRun();
  expect(page.state.changes).toEqual([]);
});

it('what a run was told that has ended counts for the next', async () => {
  reach(3);
  page.engine.automatic.set('adjust', () => ({ step: null }));
  page.studio.actions.setSetting('temperature', 0.1);
  await rest();
  expect(page.state.changes).toEqual([]);
  expect(page.state.settings.temperature).toBe(0.1);
});

it('a preset in a run turns what differs, in one request', async () => {
  reach(3);
  page.studio.actions.applyPreset('orientation');
  await rest();
  expect(page.engine.paramsOf('adjust')).toEqual([{ runId: 1, changes: { flip: 0 } }]);
  expect(page.state.settings.augmentation.flip).toBe(0);
});
