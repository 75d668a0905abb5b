import { useEffect } from 'react';
import { isActive } from '../../core/runState.ts';
import type { StudioState } from '../../store/state.ts';
import { useStudioState } from '../studioContext.ts';

/** Whether the next visit finds all of it: a run that goes on has always come further than what is kept of it. */
function isKept(
  run: StudioState['run'],
  model: StudioState['model'],
  keeping: StudioState['keeping'],
): boolean {
  const rests = !isActive(run) || run.phase === 'paused';
  return rests && keeping.phase === 'kept' && model.phase === 'trained' && keeping.step === model.step;
}

/** Asks before the page is left with a run going on, or with a model that nobody has saved. */
export function useLeaveGuard(): void {
  const guarded = useStudioState(
    ({ run, model, leaving, keeping }) =>
      !leaving &&
      !isKept(run, model, keeping) &&
      (isActive(run) || (model.phase === 'trained' && !model.saved)),
  );
  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [guarded]);
}
