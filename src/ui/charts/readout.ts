import type { Series } from '../../store/curves.ts';
import { t } from '../language/t.ts';
import type { ChartLine } from './reading.ts';

/** What a line says at a step. */
export interface LineReading {
  readonly line: ChartLine;
  readonly step: number;
  readonly value: number;
}

/** The place of the value that was taken nearest to a step; −1 where there is none. */
export function nearestTo({ steps }: Series, step: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low > 0 && step - steps[low - 1]! <= steps[low]! - step ? low - 1 : high;
}

/** Whose a line is: empty where it is the only one of the run that is shown. */
export function lineName({ role, run, label }: ChartLine): string {
  if (role === 'past') return [t('run {run}', { run }), label].filter(Boolean).join(' ');
  return role === 'raw' ? t('{label} raw', { label }).trim() : label;
}

/** What lines say at a step, or at the nearest that they know, front first; lines that end before it say nothing. */
export function readLines(lines: readonly ChartLine[], step: number): readonly LineReading[] {
  return lines.toReversed().flatMap((line) => {
    const { steps, values } = line.curve.series;
    const at = nearestTo(line.curve.series, step);
    const gap = at > 0 ? steps[at]! - steps[at - 1]! : 1;
    const value = values[at] ?? NaN;
    return Number.isFinite(value) && step <= steps[at]! + gap ? [{ line, step: steps[at]!, value }] : [];
  });
}

/** Where a key leads on a curve, as on a slider: to the value before or after, a tenth on, to an end; else null. */
export function stepAfterKey(series: Series, step: number, key: string): number | null {
  const last = series.steps.length - 1;
  const at = nearestTo(series, step);
  const tenth = Math.max(1, Math.round(last / 10));
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - tenth,
    PageUp: at + tenth,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : (series.steps[Math.max(0, Math.min(last, to))] ?? null);
}
