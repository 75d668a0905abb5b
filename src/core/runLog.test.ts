import { expect, it } from 'vitest';
import { STEP_METRIC_NAMES, type MetricRow } from './metrics.ts';
import { changesIn, formatRunLog, type MetricTable, type RunEnvironment } from './runLog.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const environment: RunEnvironment = {
  backend: 'webgpu',
  adapter: 'SwiftShader',
  gigaflops: 4.2,
  halfPrecision: false,
  photos: 240,
  labels: 8,
  startedAt: '2026-01-02T03:04:05.000Z',
  browser: 'Chromium',
};

const row = (step: number, top1: number): MetricRow => ({
  step,
  loss: 4.5 - step / 100,
  top1,
  top5: 0.5,
  learningRate: 1e-3,
  gradientNorm: 0.7,
  stepMs: 80,
  imagesPerSecond: 800,
  temperature: 0.2,
});

function table(rows: readonly MetricRow[]): MetricTable {
  return { length: rows.length, at: (index, name) => rows[index]?.[name] ?? NaN };
}

it('starts with config and environment and goes on with one object a step', () => {
  const text = formatRunLog(
    DEFAULT_SETTINGS,
    environment,
    table([row(1, 0.1), { ...row(2, 0.2), alignment: 0.4, heldOutTop1: 0.3, tensors: 900 }]),
  );
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toEqual({ config: DEFAULT_SETTINGS, environment });
  expect(Object.keys(lines[1] ?? {})).toEqual([...STEP_METRIC_NAMES]);
  expect(lines[2]).toMatchObject({ step: 2, top1: 0.2, alignment: 0.4, heldOutTop1: 0.3 });
  // What else the engine holds is not the run's, and would differ from one to the next.
  expect(lines[2]).not.toHaveProperty('tensors');
});

it('has what was turned in the row of the step from which it holds', () => {
  const changes = [
    { step: 2, name: 'temperature', from: 0.2, to: 0.1 },
    { step: 2, name: 'flip', from: 0.5, to: 0 },
  ] as const;
  const rows = table([row(1, 0.1), row(2, 0.2), row(3, 0.3)]);
  const text = formatRunLog(DEFAULT_SETTINGS, environment, rows, { changes });
  const [first = '', one = '', two = '', three = ''] = text.split('\n');
  expect(JSON.parse(first)).toMatchObject({ config: { temperature: 0.2 } });
  expect(JSON.parse(two)).toMatchObject({ step: 2, changed: { temperature: [0.2, 0.1], flip: [0.5, 0] } });
  for (const line of [one, three]) expect(JSON.parse(line)).not.toHaveProperty('changed');
  expect(changesIn(text)).toEqual(changes);
});

it('has losses that the run has outlived on lines of their own, after the step it went on from', () => {
  const recovered = { code: 'device-lost', lostAt: 3, from: 1 } as const;
  const again = { code: 'worker-lost', lostAt: 0, from: 0 } as const;
  const rows = table([row(1, 0.1), row(2, 0.2)]);
  const text = formatRunLog(DEFAULT_SETTINGS, environment, rows, { recoveries: [recovered, again] });
  const [, first, one, second, two] = text.split('\n').map((line) => line && (JSON.parse(line) as object));
  expect([first, second]).toEqual([{ recovered: again }, { recovered }]);
  expect([one, two]).toMatchObject([{ step: 1 }, { step: 2 }]);
  expect(changesIn(text)).toEqual([]);
});

it('leaves out what was not computed, so that every line parses', () => {
  const [, line] = formatRunLog(DEFAULT_SETTINGS, environment, table([row(1, NaN)])).split('\n');
  const figures = JSON.parse(line ?? '') as Record<string, unknown>;
  expect(figures).not.toHaveProperty('top1');
  expect(figures).toHaveProperty('loss');
});
