import { asLikenessError, LikenessError } from '../../core/errors.ts';
import { settingsAfter } from '../../core/liveSettings.ts';
import { isActive } from '../../core/runState.ts';
import type { BackendName } from '../../core/settings.ts';
import type { StudioContext } from '../context.ts';
import type { DeviceOpener } from './deviceActions.ts';
import type { LiveAdjuster } from './liveAdjuster.ts';
import type { ModelGuard } from './modelGuard.ts';
import { leaveRun } from './pastRunActions.ts';
import type { RunLoop, RunTask } from './runLoop.ts';
import type { RunRecord } from './runRecord.ts';
import { marksNow, marksOfRun } from '../runMarks.ts';
import { startRefusal } from './startRefusal.ts';

/** What may be changed of a run that broke, so that it has better luck. */
export interface RunChange {
  readonly batchSize?: number;
  readonly backend?: BackendName;
}

export interface RunActions {
  readonly start: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  /** Goes on with a run that has ended before its last step, from where it was kept. */
  readonly goOn: (change?: RunChange) => void;
}

/** Who else has a hand in a run. */
interface RunParts {
  readonly opener: DeviceOpener;
  readonly record: RunRecord;
  readonly adjuster: LiveAdjuster;
  readonly guard: ModelGuard;
  readonly loop: RunLoop;
}

export function runActions(
  context: StudioContext,
  { opener, record, adjuster, guard, loop }: RunParts,
): RunActions {
  const { state, fast, engine, photoSync } = context;
  const { dispatch } = loop;
  /** Whether a run is being prepared, or goes on. */
  let underWay = false;

  const begin = (runId: number): void => {
    leaveRun(context);
    adjuster.forget();
    const { step, settings } = state.getState();
    // The matrix moves as the map does; from elsewhere one would see nothing.
    state.setState({ step: step === 'contrast' ? step : 'train' });
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

  /** Prepares a run and takes it to its end, whichever that is. */
  const see = async (makeTask: () => Promise<RunTask>): Promise<void> => {
    underWay = true;
    try {
      const task = await makeTask();
      if (state.getState().run.phase === 'stopping') {
        dispatch({ type: 'end', outcome: 'stopped' });
        return;
      }
      const outcome = await loop.take(task);
      end();
      if (fast.metrics.length > 0) {
        const step = fast.metrics.last('step');
        const { changes, ranWith } = state.getState();
        const last = settingsAfter(ranWith ?? task.settings, changes);
        state.setState({ model: { phase: 'trained', step, settings: last, from: 'run', saved: false } });
      }
      dispatch({ type: 'end', outcome });
    } catch (thrown) {
      end();
      const { code, said } = asLikenessError(thrown);
      dispatch({ type: 'fail', code, message: said });
    } finally {
      underWay = false;
    }
  };

  const start = async (): Promise<void> => {
    if (!mayStart()) return;
    const refusal = startRefusal(state.getState());
    if (refusal !== null) {
      // Nothing begins, and a model that is there stays.
      dispatch({ type: 'start', runId: loop.nextId(), steps: state.getState().settings.steps });
      dispatch({ type: 'fail', ...refusal });
      return;
    }
    if (guard.isNeeded && !((await guard.ask('training')) && mayStart())) return;
    if (guard.isKeptAtStake && !((await guard.mayWriteOver()) && mayStart())) return;
    const runId = loop.nextId();
    begin(runId);
    await see(async () => {
      await prepare(runId);
      // What the device has may have become known only now.
      const late = startRefusal(state.getState());
      if (late !== null) throw new LikenessError(late.code, late.message);
      const { settings, photos } = state.getState();
      return { runId, settings, photos, marks: marksNow(state.getState()), from: null };
    });
  };

  /** Goes on from where the last run was kept. */
  const proceed = (task: RunTask): Promise<void> =>
    see(async () => {
      await opener.ready();
      await photoSync.ensure(task.settings.imageSize);
      const { checkpoint } = engine;
      const { batchSize } = task.settings;
      const { photos } = state.getState();
      return {
        ...task,
        photos,
        marks: marksOfRun(task, state.getState()),
        from: checkpoint && { ...checkpoint, settings: { ...checkpoint.settings, batchSize } },
      };
    });

  return {
    start,
    pause() {
      dispatch({ type: 'pause' });
      void loop.rest();
    },
    resume() {
      const { phase } = state.getState().run;
      dispatch({ type: 'resume' });
      adjuster.flush();
      if (underWay) loop.wake();
      else if (phase === 'paused' && loop.task) void proceed(loop.task);
    },
    stop() {
      dispatch({ type: 'stop' });
      if (underWay) loop.stop();
      else dispatch({ type: 'end', outcome: 'stopped' });
    },
    goOn({ batchSize, backend } = {}) {
      const { task } = loop;
      const { run, ranWith } = state.getState();
      if (task === null || ranWith === null || isActive(run) || !('steps' in run)) return;
      if (run.phase === 'failed') loop.rewindAgain(run.code);
      if (backend !== undefined) {
        state.setState({ backend });
        opener.reopen();
      } else if (run.phase === 'failed' && run.code === 'internal') {
        // Its worker is whole, and what it holds is not.
        engine.replace(new LikenessError(run.code, run.message));
      }
      const other = batchSize === undefined ? {} : { batchSize };
      // The next training begins as this one goes on.
      state.setState(({ settings, chosen }) => ({
        ranWith: { ...ranWith, ...other },
        settings: { ...settings, ...other },
        chosen: batchSize === undefined ? chosen : new Set([...chosen, 'batchSize']),
      }));
      dispatch({ type: 'restore', runId: task.runId, steps: run.steps });
      dispatch({ type: 'resume' });
      void proceed({ ...task, settings: { ...task.settings, ...other } });
    },
  };
}
