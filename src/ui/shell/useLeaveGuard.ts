import { useEffect } from 'react';
import { isActive } from '../../core/runState.ts';
import { isKept } from '../../store/keeping/isKept.ts';
import { useStudioState } from '../studioContext.ts';

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
