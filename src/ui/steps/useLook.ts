import { useEffect } from 'react';
import { isActive } from '../../core/runState.ts';
import { useStudioState } from '../studioContext.ts';

/** A slider under the finger asks many times a second; this much rest is worth a new picture. */
const REST_MS = 200;

/** While a run goes on the next look comes after this long, and so late that looking takes a tenth of the time at most. */
const LIVE_MS = 1000;
const PAUSE_FACTOR = 9;

/**
 * Asks for a look at the model once photos are there, again whenever settings or what was said of photos change, or `ask`
 * is another function; and while a run goes on again and again.
 *
 * @param ask made by `useCallback`; it settles when the look is there
 * @param restMs how long nothing may change before it asks; what takes long waits for what does not
 */
export function useLook(ask: () => Promise<void>, restMs = REST_MS): void {
  const isReading = useStudioState((state) => state.importing.phase === 'importing');
  const photoCount = useStudioState((state) => state.photos.length);
  const photosVersion = useStudioState((state) => state.photosVersion);
  const settings = useStudioState((state) => state.settings);
  const groupChoices = useStudioState((state) => state.groupChoices);
  const pairMarks = useStudioState((state) => state.pairMarks);
  const excluded = useStudioState((state) => state.excluded);
  const isLive = useStudioState(({ run }) => isActive(run) && run.phase !== 'paused');
  useEffect(() => {
    if (isReading || photoCount === 0) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      const started = performance.now();
      await ask();
      if (isOver || !isLive) return;
      const tookMs = performance.now() - started;
      timer = setTimeout(() => void look(), Math.max(LIVE_MS, PAUSE_FACTOR * tookMs));
    };
    timer = setTimeout(() => void look(), restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [
    ask,
    settings,
    groupChoices,
    pairMarks,
    excluded,
    isReading,
    photoCount,
    photosVersion,
    isLive,
    restMs,
  ]);
}
