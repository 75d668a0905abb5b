import { asLikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import { fitEncoder } from '../../core/warmStart.ts';
import type { StudioContext } from '../context.ts';
import { excludedMarksOf } from '../exclusion.ts';
import type { OpenedFile } from '../phases.ts';
import { photosAreFixed, type StudioState } from '../state.ts';
import type { DeviceOpener } from './deviceActions.ts';
import type { ModelGuard } from './modelGuard.ts';
import { leaveRun } from './pastRunActions.ts';
import type { RunLoop } from './runLoop.ts';
import type { RunRecord } from './runRecord.ts';

export interface ExploreActions {
  /** Makes the encoder of the opened file, as it is, the model at hand, and lays the photos out by it. */
  readonly exploreOpened: () => Promise<void>;
  /** Gives up laying them out; what is at hand stays. */
  readonly cancelExploring: () => void;
}

/** Who else has a hand in it. */
interface ExploreParts {
  readonly opener: DeviceOpener;
  readonly record: RunRecord;
  readonly guard: ModelGuard;
  readonly loop: RunLoop;
}

/** The opened file, where photos can be explored with it now; else null. */
export function explorableFile(current: StudioState): OpenedFile | null {
  const { opened, opening, exploring, photos } = current;
  const isBusy = photosAreFixed(current) || opening || exploring.phase === 'working';
  return isBusy || photos.length === 0 ? null : opened;
}

export function exploreActions(
  context: StudioContext,
  { opener, record, guard, loop }: ExploreParts,
): ExploreActions {
  const { state, fast, engine, photoSync } = context;
  let current: AbortController | null = null;

  // A run that begins makes another model, and other photos another map.
  state.subscribe((now, before) => {
    if (now.photosVersion !== before.photosVersion || isActive(now.run)) current?.abort();
  });

  /** Puts the opened encoder where the model of a run was. It is the user's own file: nothing of it can be lost. */
  const adopt = async (opened: OpenedFile, signal: AbortSignal): Promise<void> => {
    const device = await opener.ready();
    const fitted = fitEncoder({ ...state.getState().settings, encoder: 'own' }, opened.encoder);
    const settings = { ...fitted, freeze: true };
    await photoSync.ensure(settings.imageSize);
    const step = opened.step ?? 0;
    signal.throwIfAborted();
    await engine.adoptOpened({ settings, step });
    // What becomes of it now is the run's to say.
    if (isActive(state.getState().run)) signal.throwIfAborted();
    // What was found by the model before goes with it.
    leaveRun(context);
    state.setState(({ colourBy }) => ({
      run: { phase: 'idle' },
      ranWith: null,
      model: { phase: 'trained', from: 'file', step, settings, saved: true },
      // It is a loss of z, of which the file has nothing.
      colourBy: colourBy === 'loss' ? 'none' : colourBy,
    }));
    record.begin(device, settings);
  };

  const exploreOpened = async (): Promise<void> => {
    if (explorableFile(state.getState()) === null) return;
    if (guard.isNeeded && !(await guard.ask('exploring'))) return;
    const opened = explorableFile(state.getState());
    if (opened === null) return;
    const { step: shown } = state.getState();
    state.setState({ exploring: { phase: 'working', share: 0 } });
    const { signal } = (current = new AbortController());
    try {
      await adopt(opened, signal);
      signal.throwIfAborted();
      const progress = ({ share }: { readonly share: number }): void => {
        if (!signal.aborted) state.setState({ exploring: { phase: 'working', share } });
      };
      const marks = excludedMarksOf(state.getState());
      const map = await engine.apply('layOutPhotos', marks, { signal, progress });
      signal.throwIfAborted();
      fast.map.push({ runId: loop.nextId(), ...map });
      // The map is the place to explore from, unless one is where the model is put to use, or has gone elsewhere.
      state.setState(({ step }) => ({
        exploring: { phase: 'idle' },
        step: step === shown && step !== 'apply' ? 'train' : step,
      }));
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      state.setState({
        exploring: code === 'aborted' ? { phase: 'idle' } : { phase: 'failed', message: said },
      });
    } finally {
      current = null;
    }
  };

  return { exploreOpened, cancelExploring: () => current?.abort() };
}
