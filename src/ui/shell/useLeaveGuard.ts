import { useEffect } from 'react';
import { isActive } from '../../core/runState.ts';
import type { StudioState } from '../../store/state.ts';
import { useStudioState } from '../studioContext.ts';

/** Whether the next visit finds all of it: a run that goes on has always come further than what is kept of it. */
function isKept({
  run,
  model,
  keeping,
  labelling,
}: Pick<StudioState, 'run' | 'model' | 'keeping' | 'labelling'>): boolean {
  const rests = !isActive(run) || run.phase === 'paused';
  if (!rests || keeping.phase !== 'kept' || model.phase !== 'trained') return false;
  return keeping.step === model.step && keeping.labelling === labelling;
}

/** Asks before the page is left with a run going on, or with a model that nobody has saved. */
export function useLeaveGuard(): void {
  const guarded = useStudioState(
    (state) =>
      !state.leaving &&
      !isKept(state) &&
      (isActive(state.run) || (state.model.phase === 'trained' && !state.model.saved)),
  );
  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [guarded]);
}
