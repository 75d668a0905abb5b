import { METRIC_NAMES } from '../../core/metrics.ts';
import type { PhotoSayings, Project } from '../../core/project.ts';
import type { SettingName } from '../../core/settings.ts';
import type { RunLoop } from '../actions/runLoop.ts';
import type { RunRecord } from '../actions/runRecord.ts';
import type { StudioContext } from '../context.ts';
import { NO_HISTORY } from '../history.ts';
import { photoSetOf } from '../photoSet.ts';
import { watchMeasures } from '../actions/watchMeasures.ts';
import type { StudioState } from '../state.ts';
import { runsOf } from './keptRuns.ts';

/** What the user had said of the photos, which are here again. */
export function layOutSayings(context: Pick<StudioContext, 'state'>, sayings: PhotoSayings): void {
  context.state.setState((current) => {
    const excluded = new Set(sayings.excluded);
    const { pairMarks, classes, labels } = sayings;
    return {
      ...photoSetOf({ ...current, excluded, pairMarks }),
      groupChoices: new Map(sayings.groupChoices),
      labelling: { classes, labels: new Map(labels) },
    };
  });
}

/** The page's settings as they were. */
export function layOutSettings({ state }: Pick<StudioContext, 'state'>, project: Project): void {
  state.setState({
    settings: project.settings,
    // Names that this version does not know choose nothing.
    chosen: new Set(project.chosen as readonly SettingName[]),
    history: NO_HISTORY,
    step: 'train',
  });
}

/**
 * A run as it was when it was kept, with the runs before it: its curves, its maps, its model, and all that it takes to go
 * on.
 *
 * @param photosAreHere whether it can go on; else it lies there to be looked at and taken home
 */
export async function layOutRun(
  context: StudioContext,
  record: RunRecord,
  loop: RunLoop,
  { run, runs }: Pick<Project, 'run' | 'runs'>,
  photosAreHere: boolean,
): Promise<void> {
  const { state, fast, engine } = context;
  const { begun, changes, recoveries, checkpoint, environment, marks, maps, metrics } = run;
  const runId = loop.nextId();
  fast.metrics.clear();
  fast.map.clear();
  fast.metrics.append(metrics.length / METRIC_NAMES.length, metrics);
  for (const map of maps) fast.map.push({ runId, ...map });
  const { step, settings } = checkpoint;
  const { steps } = settings;
  state.setState((current) => ({
    ...runsOf(runs, { ...current.runPlace, ...placeOf(current, environment.photos) }),
    ranWith: begun,
    changes,
    recoveries,
    formerRecoveries: recoveries.length,
    alarms: [],
    model: { phase: 'trained', step, settings, from: 'run', saved: false },
    run: { phase: step < steps ? 'stopped' : 'finished', runId, steps },
  }));
  fast.metrics.flush();
  watchMeasures(state, fast);
  record.adopt(begun, environment);
  const photos = photosAreHere ? state.getState().photos : null;
  loop.adopt({ runId, settings: begun, photos, marks, from: checkpoint });
  if (photosAreHere && step < steps) loop.dispatch({ type: 'restore', runId, steps });
  await engine.restore(checkpoint);
}

function placeOf(
  { excluded, pairMarks, groupChoices, photosVersion }: StudioState,
  photos: number,
): Pick<StudioState['runPlace'], 'photos' | 'photosVersion' | 'said'> {
  return { photos, photosVersion, said: [excluded, pairMarks, groupChoices] };
}
