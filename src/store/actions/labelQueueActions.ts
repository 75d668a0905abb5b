import type { StudioContext } from '../context.ts';
import { movedQueue, queueByChance } from '../labelQueue.ts';

export interface LabelQueueActions {
  /** Lines photos up to be labelled, one after the other. */
  readonly startLabelling: () => void;
  /** Shows the next photo, or the one before. */
  readonly moveLabelling: (by: 1 | -1) => void;
  readonly endLabelling: () => void;
}

export function labelQueueActions({ state }: Pick<StudioContext, 'state'>): LabelQueueActions {
  const end = (): void => state.setState({ labelQueue: null });
  // Other photos: what was lined up is of before.
  state.subscribe((now, before) => {
    if (now.labelQueue !== null && now.photosVersion !== before.photosVersion) end();
  });
  return {
    startLabelling: () => state.setState({ labelQueue: queueByChance(state.getState()) }),
    moveLabelling: (by) =>
      state.setState(({ labelQueue }) => ({ labelQueue: labelQueue && movedQueue(labelQueue, by) })),
    endLabelling: end,
  };
}
