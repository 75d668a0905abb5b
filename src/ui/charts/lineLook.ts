import { KEPT_RUNS } from '../../store/pastRuns.ts';
import './lineLook.css';
import type { ChartLine } from './reading.ts';

/** The class that gives a run of before its colour and dashes, which no other that is kept has. */
export function runLook(run: number): string {
  return `run-look--${(run - 1) % KEPT_RUNS}`;
}

/** The classes of a curve: no two curves of a chart have the same. */
export function lineLook({ place, role, run }: ChartLine): string {
  return `chart__line chart__line--${place} chart__line--${role}${role === 'past' ? ` ${runLook(run)}` : ''}`;
}
