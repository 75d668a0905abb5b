import { say, t } from '../language/t.ts';
import type { ChartSpec } from './chartSpec.ts';
import type { ChartLine, ChartReading } from './reading.ts';

/** What a chart draws, as figures: the steps, and a column for each of its curves. */
export interface ChartTable {
  readonly head: readonly string[];
  /** A step and what was measured at it; null where a run has nothing there. */
  readonly rows: readonly (readonly (number | null)[])[];
}

/** The curves as they were measured, the current run's first; smoothing is only a way to look at them. */
export function chartTable({ lines }: ChartReading, { title }: ChartSpec): ChartTable {
  const columns = lines.filter(({ role }) => role !== 'raw').toReversed();
  const many = new Set(columns.map(({ run }) => run)).size > 1;
  const cells = columns.map(({ measured }) => cellsOf(measured.series));
  const steps = [...new Set(cells.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  return {
    head: [t('Step'), ...columns.map((line) => columnName(line, say(title), many))],
    rows: steps.map((step) => [step, ...cells.map((column) => column.get(step) ?? null)]),
  };
}

function cellsOf({ steps, values }: ChartLine['measured']['series']): ReadonlyMap<number, number> {
  const cells = new Map<number, number>();
  for (let at = 0; at < steps.length; at++) {
    if (Number.isFinite(values[at])) cells.set(steps[at]!, values[at]!);
  }
  return cells;
}

function columnName({ run, label }: ChartLine, title: string, many: boolean): string {
  return [label || title, ...(many ? [t('run {run}', { run })] : [])].join(', ');
}

/** Rows that can be read through: evenly spaced ones of a long table, its last among them. */
export function thinnedRows(rows: ChartTable['rows'], most: number): ChartTable['rows'] {
  if (rows.length <= most) return rows;
  const pick = (at: number): number => Math.round((at / (most - 1)) * (rows.length - 1));
  return Array.from({ length: most }, (_, at) => rows[pick(at)]!);
}
