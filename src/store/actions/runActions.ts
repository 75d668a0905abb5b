import type { EngineRun } from '../../client/engineClient.ts';
import { asLikenessError } from '../../core/errors.ts';
import { settingsAfter } from '../../core/liveSettings.ts';
import { readiness } from '../../core/readiness.ts';
import { isActive, transition, type RunEvent } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { duplicateMarksOf } from '../duplicates.ts';
import { excludedMarksOf } from '../exclusion.ts';
import { trainingPhotos } from '../state.ts';
import type { DeviceOpener } from './deviceActions.ts';
import type { LiveAdjuster } from './liveAdjuster.ts';
import type { ModelGuard } from './modelGuard.ts';
import { keepRun } from './pastRunActions.ts';
import type { RunRecord } from './runRecord.ts';

export interface RunActions {
  readonly start: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

export function runActions(
  context: StudioContext,
  opener: DeviceOpener,
  record: RunRecord,
  adjuster: LiveAdjuster,
  guard: ModelGuard,
): RunActions {
  const { state, fast, engine, photoSync } = context;
  let lastRunId = 0;
  let run: EngineRun | null = null;

  const dispatch = (event: RunEvent): void =>
    state.setState((current) => ({ run: transition(current.run, event) }));

  const begin = (runId: number): void => {
    keepRun(context);
    fast.metrics.clear();
    fast.map.clear();
    adjuster.forget();
    fast.similarities.set(null);
    const { step, settings, runPlace } = state.getState();
    state.setState({
      runPlace: { ...runPlace, photos: 0 },
      figures: null,
      changes: [],
      alarms: [],
      model: { phase: 'none' },
      download: { phase: 'idle' },
      // The matrix moves as the map does; from elsewhere one would see nothing.
      step: step === 'contrast' ? step : 'train',
    });
    dispatch({ type: 'start', runId, steps: settings.steps });
  };

  /** Waits for the device, whose speed may suggest other settings, and for the photos to be with it. */
  const prepare = async (runId: number): Promise<void> => {
    const device = await opener.ready();
    const { settings, run: current } = state.getState();
    const { steps } = settings;
    if (current.phase === 'starting') state.setState({ run: { phase: 'starting', runId, steps } });
    await photoSync.ensure(settings.imageSize);
    record.begin(device);
    // Something may have been turned while the photos were on their way.
    state.setState(({ settings, photos, excluded, pairMarks, groupChoices, photosVersion, runPlace }) => {
      const said = [excluded, pairMarks, groupChoices];
      const count = photos.length - excluded.size;
      return { ranWith: settings, runPlace: { ...runPlace, photos: count, photosVersion, said } };
    });
  };

  const end = (): void => {
    run = null;
    fast.metrics.flush();
    // What was to hold from a step that was never taken.
    const last = fast.metrics.last('step');
    state.setState(({ changes }) => ({ changes: changes.filter(({ step }) => step <= last) }));
  };

  const mayStart = (): boolean => {
    const { run: current, opening } = state.getState();
    // A model file that is being opened takes the place of the one that the run would begin with.
    return !isActive(current) && !opening;
  };

  const start = async (): Promise<void> => {
    if (!mayStart()) return;
    const ready = readiness(trainingPhotos(state.getState()));
    if (ready.state === 'too-few') {
      // Nothing begins, and a model that is there stays.
      dispatch({ type: 'start', runId: ++lastRunId, steps: state.getState().settings.steps });
      dispatch({ type: 'fail', code: 'too-few-photos', message: ready.message });
      return;
    }
    if (guard.isNeeded && !((await guard.ask('training')) && mayStart())) return;
    const runId = ++lastRunId;
    begin(runId);
    try {
      await prepare(runId);
      const { settings, run: prepared } = state.getState();
      if (prepared.phase === 'stopping') {
        dispatch({ type: 'end', outcome: 'stopped' });
        return;
      }
      const marks = { ...duplicateMarksOf(state.getState()), ...excludedMarksOf(state.getState()) };
      run = engine.train(runId, settings, marks);
      if (prepared.phase === 'pausing') void rest(runId);
      const outcome = await run.outcome;
      end();
      if (fast.metrics.length > 0) {
        const step = fast.metrics.last('step');
        const { changes } = state.getState();
        const last = settingsAfter(settings, changes);
        state.setState({ model: { phase: 'trained', step, settings: last, saved: false } });
      }
      dispatch({ type: 'end', outcome });
    } catch (thrown) {
      end();
      const { code, said } = asLikenessError(thrown);
      dispatch({ type: 'fail', code, message: said });
    }
  };

  /** Asks the run to rest, and says so once it does and its last step is told. */
  const rest = async (runId: number): Promise<void> => {
    try {
      await engine.pause(runId);
    } catch {
      // A pause that does not arrive: the run itself tells what became of the worker.
      return;
    }
    fast.metrics.flush();
    if (runId === lastRunId) dispatch({ type: 'rested' });
  };

  return {
    start,
    pause() {
      dispatch({ type: 'pause' });
      if (run) void rest(lastRunId);
    },
    resume() {
      dispatch({ type: 'resume' });
      adjuster.flush();
      // Lost with its worker, if at all, of which the run itself tells.
      if (run) engine.resume(lastRunId).catch(() => undefined);
    },
    stop() {
      dispatch({ type: 'stop' });
      run?.stop();
    },
  };
}
