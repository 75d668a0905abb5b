import type { StudioContext } from '../context.ts';
import { KEPT_RUNS, PastCurves, type PastRun } from '../pastRuns.ts';
import type { StudioState } from '../state.ts';

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

/** What there is of a run and its model before the first. */
const NOTHING_RUN = {
  figures: null,
  changes: [],
  recoveries: [],
  formerRecoveries: 0,
  alarms: [],
  waitsForPhotos: null,
  model: { phase: 'none' },
  download: { phase: 'idle' },
} as const satisfies Partial<StudioState>;

/** Puts the last run aside, before another model takes its place: curves stay behind, and all else of it goes. */
export function leaveRun(context: Pick<StudioContext, 'state' | 'fast'>): void {
  keepCurves(context);
  const { state, fast } = context;
  fast.metrics.clear();
  fast.map.clear();
  fast.similarities.set(null);
  state.setState(({ runPlace }) => ({ ...NOTHING_RUN, runPlace: { ...runPlace, photos: 0 } }));
}

/** A run that never took a step leaves nothing. */
function keepCurves({ state, fast: { metrics } }: Pick<StudioContext, 'state' | 'fast'>): void {
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
