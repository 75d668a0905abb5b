import type { ProjectSummary } from '../../core/project.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { isKept } from '../keeping/isKept.ts';
import type { Answer, ModelQuestion, Question } from '../question.ts';

/**
 * A model of fewer steps, made in less time, is made again sooner than a question is read: whoever tries out settings
 * starts one short run after the other, and is asked nothing.
 */
const STEPS_WORTH_ASKING = 100;
const TRAINED_MS_WORTH_ASKING = 30_000;

export interface QuestionActions {
  /** Answers the question that the page asks. */
  readonly answer: (answer: Answer) => void;
  /** Asks, where work is not kept, before the page is loaded anew; whether it may be. */
  readonly prepareToLeave: () => Promise<boolean>;
}

/**
 * Asks before work goes that cannot be had back: a trained model that nobody has downloaded, which may only be left
 * without its photos, or what an earlier visit has kept.
 */
export class ModelGuard {
  readonly #context: StudioContext;
  readonly #download: () => Promise<void>;
  #answered: ((answer: Answer) => void) | null = null;
  /** Kept work that the user lets go. */
  #givenUp: ProjectSummary | null = null;

  /** @param download saves the model; whether that worked stands in the state */
  constructor(context: StudioContext, download: () => Promise<void>) {
    this.#context = context;
    this.#download = download;
  }

  readonly actions: QuestionActions = {
    answer: (answer) => {
      this.#context.state.setState({ question: null });
      this.#answered?.(answer);
      this.#answered = null;
    },
    prepareToLeave: async () => {
      const { state } = this.#context;
      if (isActive(state.getState().run)) return false;
      const leaving = !this.isNeeded || isKept(state.getState()) || (await this.ask('reload'));
      state.setState({ leaving });
      return leaving;
    },
  };

  /** Whether there is a model to ask about. */
  get isNeeded(): boolean {
    const { model } = this.#context.state.getState();
    return model.phase === 'trained' && !model.saved && this.#isWorthAsking();
  }

  /** Whether to go on: the model is saved now, or the user does not mind. One question at a time. */
  async ask(before: ModelQuestion['before']): Promise<boolean> {
    const { state } = this.#context;
    const { model, question } = state.getState();
    if (model.phase !== 'trained' || question !== null) return false;
    const answer = await this.#put({ about: 'unsaved-model', step: model.step, before });
    if (answer !== 'download') return answer === 'go-on';
    await this.#download();
    const after = state.getState().model;
    return after.phase === 'trained' && after.saved;
  }

  /** Whether an earlier visit has left what is worth asking about, and nobody has taken up or forgotten. */
  get isKeptAtStake(): boolean {
    const { found } = this.#context.state.getState();
    const isWorthAsking = found.kind === 'project' && found.summary.step >= STEPS_WORTH_ASKING;
    return isWorthAsking && found.summary !== this.#givenUp;
  }

  /** Whether it may be written over, which is asked once. It stays until something else is kept in its place. */
  async mayWriteOver(): Promise<boolean> {
    const { state } = this.#context;
    const { found, question } = state.getState();
    if (found.kind !== 'project' || question !== null) return false;
    const answer = await this.#put({ about: 'kept-work', kept: found.summary });
    if (answer !== 'go-on') return false;
    this.#givenUp = found.summary;
    return true;
  }

  #put(question: Question): Promise<Answer> {
    this.#context.state.setState({ question });
    return new Promise((resolve) => (this.#answered = resolve));
  }

  #isWorthAsking(): boolean {
    const { metrics } = this.#context.fast;
    const steps = metrics.length;
    if (steps >= STEPS_WORTH_ASKING) return true;
    return steps > 0 && steps * metrics.meanOfLast('stepMs', steps) >= TRAINED_MS_WORTH_ASKING;
  }
}
