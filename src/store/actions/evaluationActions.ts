import { asLikenessError } from '../../core/errors.ts';
import type { StudioContext } from '../context.ts';
import { excludedMarksOf } from '../exclusion.ts';
import type { StudioState } from '../state.ts';

export interface EvaluationActions {
  /** Measures how well the model tells the photos' folders apart. */
  readonly evaluate: () => Promise<void>;
}

/** Whether there is something to measure, and something to measure it by. */
const canEvaluate = ({ model, labels }: StudioState): boolean =>
  model.phase === 'trained' && labels.length > 1;

/** Measures on demand, and by itself whenever a run comes to rest; a run that goes on comes first. */
export function evaluationActions({ state, engine, photoSync }: StudioContext): EvaluationActions {
  let current: AbortController | null = null;

  const cancel = (): void => {
    current?.abort();
    current = null;
  };

  const evaluate = async (): Promise<void> => {
    const { model, evaluation } = state.getState();
    if (!canEvaluate(state.getState()) || model.phase !== 'trained') return;
    cancel();
    const abort = new AbortController();
    current = abort;
    const last = 'last' in evaluation ? evaluation.last : null;
    const show = (next: StudioState['evaluation']): void => {
      if (current === abort) state.setState({ evaluation: next });
    };
    show({ phase: 'working', last, share: 0 });
    try {
      await photoSync.ensure(model.settings.imageSize);
      show({ phase: 'ready', last: await engine.evaluate(excludedMarksOf(state.getState()), abort.signal) });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      show(code === 'aborted' ? { phase: 'ready', last } : { phase: 'failed', last, message: said });
    }
  };

  state.subscribe((now, before) => {
    if (
      now.photosVersion !== before.photosVersion ||
      now.excluded !== before.excluded ||
      (now.model.phase === 'none' && before.model !== now.model)
    ) {
      cancel();
      state.setState({ evaluation: { phase: 'none' } });
    }
    const { phase } = now.run;
    if (phase === before.run.phase) return;
    if (phase === 'paused' || phase === 'finished' || phase === 'stopped') void evaluate();
    else if (now.evaluation.phase === 'working') {
      const { last } = now.evaluation;
      cancel();
      state.setState({ evaluation: { phase: 'ready', last } });
    }
  });

  return { evaluate };
}
