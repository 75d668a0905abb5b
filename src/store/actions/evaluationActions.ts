import { asLikenessError } from '../../core/errors.ts';
import type { Evaluation } from '../../core/scores.ts';
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

/** Whether the engine is at work that somebody waits for: the two at once would take as long as both. */
const isWaitedFor = ({ comparison, classifier, efficiency, odd, tried, partSearch }: StudioState): boolean =>
  [comparison, classifier, efficiency, odd].some(({ phase }) => phase === 'working') ||
  [tried, partSearch].some(({ phase }) => phase === 'looking');

/**
 * Measures on demand, and by itself whenever a run comes to rest. A run that goes on comes first, and so does what is
 * asked for in the fifth step: then it is measured afterwards.
 */
export function evaluationActions({ state, engine, photoSync }: StudioContext): EvaluationActions {
  let current: AbortController | null = null;
  let isPutOff = false;

  const cancel = (): void => {
    current?.abort();
    current = null;
  };

  /** Ends what is being measured; what was found before stays. */
  const rest = (last: Evaluation | null): void => {
    cancel();
    state.setState({ evaluation: { phase: 'ready', last } });
  };

  const evaluate = async (): Promise<void> => {
    const { model, evaluation } = state.getState();
    if (!canEvaluate(state.getState()) || model.phase !== 'trained') return;
    cancel();
    isPutOff = isWaitedFor(state.getState());
    if (isPutOff) return;
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
      isPutOff = false;
      state.setState({ evaluation: { phase: 'none' } });
    }
    if (now.evaluation.phase === 'working' && isWaitedFor(now)) {
      rest(now.evaluation.last);
      isPutOff = true;
    } else if (isPutOff && !isWaitedFor(now)) void evaluate();
    const { phase } = now.run;
    if (phase === before.run.phase) return;
    if (phase === 'paused' || phase === 'finished' || phase === 'stopped') void evaluate();
    else {
      isPutOff = false;
      if (now.evaluation.phase === 'working') rest(now.evaluation.last);
    }
  });

  return { evaluate };
}
