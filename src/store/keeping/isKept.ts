import { isActive } from '../../core/runState.ts';
import type { StudioState } from '../state.ts';

/** Whether the next visit finds all of it: a run that goes on has always come further than what is kept of it. */
export function isKept({
  run,
  model,
  keeping,
  labelling,
}: Pick<StudioState, 'run' | 'model' | 'keeping' | 'labelling'>): boolean {
  const rests = !isActive(run) || run.phase === 'paused';
  if (!rests || keeping.phase !== 'kept' || model.phase !== 'trained') return false;
  return keeping.step === model.step && keeping.labelling === labelling;
}
