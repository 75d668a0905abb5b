import type { StudioContext } from '../context.ts';
import { KEPT_RUNS, PastCurves, type PastRun } from '../pastRuns.ts';

export interface PastRunActions {
  /** Whether charts draw a run of before. */
  readonly showRun: (number: number, shown: boolean) => void;
  /** Forgets a run of before. */
  readonly removeRun: (number: number) => void;
}

export function pastRunActions({ state }: Pick<StudioContext, 'state'>): PastRunActions {
  return {
    showRun: (number, shown) =>
      state.setState(({ pastRuns }) => ({
        pastRuns: pastRuns.map((run) => (run.number === number ? { ...run, shown } : run)),
      })),
    removeRun: (number) =>
      state.setState(({ pastRuns }) => ({ pastRuns: pastRuns.filter((run) => run.number !== number) })),
  };
}

/** Puts the last run aside, before the next takes its place; one that never took a step leaves nothing. */
export function keepRun({ state, fast: { metrics } }: Pick<StudioContext, 'state' | 'fast'>): void {
  const { ranWith, changes, pastRuns, runPlace } = state.getState();
  if (ranWith === null || metrics.length === 0) return;
  const run: PastRun = {
    ...runPlace,
    settings: ranWith,
    changes,
    lastStep: metrics.last('step'),
    curves: PastCurves.of(metrics),
    shown: true,
  };
  const { settings, photos, photosVersion, said } = run;
  state.setState({
    pastRuns: [...pastRuns, run].slice(-KEPT_RUNS),
    runPlace: { ...runPlace, number: run.number + 1, before: { settings, photos, photosVersion, said } },
  });
}
