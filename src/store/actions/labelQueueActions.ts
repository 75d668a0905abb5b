import { asLikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { movedQueue, queueByChance, withProposals, type LikelyClass } from '../labelQueue.ts';
import { labelledTask } from '../labelledTask.ts';
import type { StudioState } from '../state.ts';

export interface LabelQueueActions {
  /** Lines photos up to be labelled, one after the other: those that tell the model most come first. */
  readonly startLabelling: () => void;
  /** Shows the next photo, or the one before. */
  readonly moveLabelling: (by: 1 | -1) => void;
  readonly endLabelling: () => void;
}

/** Photos that are proposed at a time, and labels after which the model is asked anew. */
const PROPOSALS = 16;
const ASK_AFTER = 4;

/** A run that goes on comes first; and without a model nothing is known of any photo. */
const canPropose = ({ model, run }: StudioState): boolean =>
  model.phase === 'trained' && (!isActive(run) || run.phase === 'paused');

export function labelQueueActions({ state, engine, photoSync }: StudioContext): LabelQueueActions {
  let asked: AbortController | null = null;
  let askedWith = 0;

  const propose = async (): Promise<void> => {
    const { model } = state.getState();
    if (!canPropose(state.getState()) || model.phase !== 'trained') return;
    asked?.abort();
    const abort = new AbortController();
    asked = abort;
    askedWith = state.getState().labelling.labels.size;
    state.setState({ proposing: { phase: 'working', share: 0 } });
    try {
      await photoSync.ensure(model.settings.imageSize);
      const task = labelledTask(state.getState());
      const { photos, by, likely, confidence } = await engine.apply(
        'proposePhotos',
        { task, count: PROPOSALS },
        {
          signal: abort.signal,
          progress: ({ work, share }) =>
            asked === abort &&
            work === 'embedding' &&
            state.setState({ proposing: { phase: 'working', share } }),
        },
      );
      if (asked !== abort) return;
      const known = [...photos].flatMap((id, at): [number, LikelyClass][] =>
        likely[at]! < 0 ? [] : [[id, { place: likely[at]!, confidence: confidence[at]! }]],
      );
      state.setState(({ labelQueue }) => ({
        proposing: { phase: 'idle' },
        labelQueue: labelQueue && withProposals(labelQueue, [...photos], by, new Map(known)),
      }));
    } catch (thrown) {
      if (asked !== abort) return;
      const { code, said } = asLikenessError(thrown);
      // The photos go on coming as they would have without a model.
      state.setState({
        proposing: code === 'aborted' ? { phase: 'idle' } : { phase: 'failed', message: said },
      });
    }
  };

  const end = (): void => {
    asked?.abort();
    asked = null;
    state.setState({ labelQueue: null, proposing: { phase: 'idle' } });
  };

  state.subscribe((now, before) => {
    if (now.labelQueue === null) return;
    // Other photos, or other classes: what was lined up and thought of them is of before.
    if (now.photosVersion !== before.photosVersion) end();
    else if (now.labelling.classes.length < before.labelling.classes.length)
      state.setState({ labelQueue: { ...now.labelQueue, likely: new Map() } });
    else if (now.labelling !== before.labelling && now.labelling.labels.size >= askedWith + ASK_AFTER)
      void propose();
  });

  return {
    startLabelling() {
      state.setState({ labelQueue: queueByChance(state.getState()) });
      askedWith = state.getState().labelling.labels.size;
      void propose();
    },
    moveLabelling: (by) =>
      state.setState(({ labelQueue }) => ({ labelQueue: labelQueue && movedQueue(labelQueue, by) })),
    endLabelling: end,
  };
}
