import { expect, it } from 'vitest';
import { message } from '../../core/message.ts';
import { drawnCurve } from '../../store/curves.ts';
import type { ChartSpec } from './chartSpec.ts';
import { chartTable, thinnedRows } from './chartTable.ts';
import type { ChartLine } from './reading.ts';

const spec: ChartSpec = {
  title: message('Loss'),
  called: message('loss'),
  figures: [{ name: 'loss', label: null }],
  unit: 'three',
  levels: [],
  size: 'tall',
};
const line = (role: ChartLine['role'], run: number, steps: number[], values: number[]): ChartLine => {
  const measured = drawnCurve({ steps, values });
  const smooth = drawnCurve({ steps, values: values.map(() => 0) });
  return { key: `${role} ${run}`, role, run, place: 'first', label: '', curve: smooth, measured };
};
const reading = (lines: readonly ChartLine[]) => ({ lines, steps: 10, changes: [] });

it('has a row for each step of any run, the current run first, and nothing where a run has nothing', () => {
  const lines = [line('past', 1, [1, 2, 3], [5, 4, 3]), line('now', 2, [1, 2], [6, NaN])];
  expect(chartTable(reading(lines), spec)).toEqual({
    head: ['Step', 'Loss, run 2', 'Loss, run 1'],
    rows: [
      [1, 6, 5],
      [2, null, 4],
      [3, null, 3],
    ],
  });
});

it('has what was measured, once, however it is smoothed; one run alone needs no number', () => {
  const lines = [line('raw', 1, [1], [2]), line('now', 1, [1], [2])];
  expect(chartTable(reading(lines), spec)).toEqual({ head: ['Step', 'Loss'], rows: [[1, 2]] });
});

it('a long table is thinned evenly, with its first and its last row', () => {
  const rows = Array.from({ length: 1000 }, (_, step) => [step, step]);
  const kept = thinnedRows(rows, 40);
  expect(kept).toHaveLength(40);
  expect([kept[0]?.[0], kept.at(-1)?.[0]]).toEqual([0, 999]);
  expect(thinnedRows(rows.slice(0, 3), 40)).toHaveLength(3);
});
