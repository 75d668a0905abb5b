import { asLikenessError } from '../../core/errors.ts';
import type { PhotoValueName } from '../../core/photoValues.ts';
import type { StudioContext } from '../context.ts';
import { isMeasured, type ColourChoice } from '../mapState.ts';
import type { WorkState } from '../work.ts';

export interface ColourActions {
  /** Colours the photos of the map; where that takes a measurement, it is made anew as the map changes. */
  readonly colourBy: (choice: ColourChoice) => void;
}

/** A measurement takes at most this share of a run's time, and is made at most so often. */
const SHARE = 0.2;
const INTERVAL_MS = 4000;

export function colourActions({ state, fast, engine }: StudioContext): ColourActions {
  let current: AbortController | null = null;
  let dueAtMs = 0;

  const cancel = (): void => {
    current?.abort();
    current = null;
    state.setState({ colouring: { phase: 'idle' } });
  };

  const measure = async (of: PhotoValueName): Promise<void> => {
    const abort = new AbortController();
    current = abort;
    const end = (colouring: WorkState): void => {
      if (current !== abort) return;
      current = null;
      state.setState({ colouring });
    };
    const startedMs = performance.now();
    state.setState({ colouring: { phase: 'working' } });
    try {
      const values = await engine.look('measurePhotos', { of }, abort.signal);
      if (current === abort && values) fast.photoValues.set(values);
      const endedMs = performance.now();
      dueAtMs = Math.max(startedMs + INTERVAL_MS, endedMs + (endedMs - startedMs) / SHARE);
      end({ phase: 'idle' });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      end(code === 'aborted' ? { phase: 'idle' } : { phase: 'failed', message: said });
    }
  };

  let seen = fast.map.latest();
  fast.map.subscribe(() => {
    const latest = fast.map.latest();
    if (latest === seen) return;
    seen = latest;
    const { colourBy } = state.getState();
    if (latest === null) {
      cancel();
      fast.photoValues.set(null);
      dueAtMs = 0;
    } else if (isMeasured(colourBy) && current === null && performance.now() >= dueAtMs) {
      void measure(colourBy);
    }
  });

  // The last model of a run is the one that is looked at longest.
  state.subscribe(({ run, colourBy }, before) => {
    const rests = run.phase === 'finished' || run.phase === 'stopped' || run.phase === 'paused';
    if (!rests || run.phase === before.run.phase || !isMeasured(colourBy)) return;
    cancel();
    void measure(colourBy);
  });

  return {
    colourBy(choice) {
      cancel();
      state.setState({ colourBy: choice });
      if (fast.photoValues.get()?.of !== choice) fast.photoValues.set(null);
      if (isMeasured(choice) && fast.map.latest() !== null) void measure(choice);
    },
  };
}
