import { KEPT_RUNS } from '../../store/pastRuns.ts';
import './runLook.css';

/** The class that gives a run of before its colour and dashes, which no other that is kept has. */
export function runLook(run: number): string {
  return `run-look--${(run - 1) % KEPT_RUNS}`;
}
