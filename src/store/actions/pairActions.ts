import { choicesAfter, isSamePair, type PairMark, type PairMeaning } from '../../core/pairMarks.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { photoSetOf } from '../photoSet.ts';
import { remember } from '../remember.ts';
import type { StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';

export interface PairActions {
  /** Says what two photos are to one another. Holds from the next run on: a run keeps the photos it began with. */
  readonly markPair: (photos: PairMark['photos'], meaning: PairMeaning) => void;
  /** Takes back what was said of them. */
  readonly unmarkPair: (photos: PairMark['photos']) => void;
}

export function pairActions({ state }: Pick<StudioContext, 'state'>): PairActions {
  const without = (marks: readonly PairMark[], photos: PairMark['photos']): PairMark[] =>
    marks.filter((mark) => !isSamePair(mark.photos, photos));
  const change = (next: (marks: readonly PairMark[]) => readonly PairMark[]): void =>
    remember(state, { what: 'pair' }, () =>
      state.setState((current) => withMarks(current, next(current.pairMarks))),
    );
  return {
    markPair: (photos, meaning) => change((marks) => [...without(marks, photos), { photos, meaning }]),
    unmarkPair: (photos) => change((marks) => without(marks, photos)),
  };
}

/** The state with these marks, and all that follows from them. */
function withMarks(current: StudioState, pairMarks: readonly PairMark[]): Partial<StudioState> {
  const photoSet = photoSetOf({ ...current, pairMarks });
  const groupChoices = choicesAfter(current.groups, current.groupChoices, photoSet.groups);
  const next = { ...photoSet, groupChoices };
  return isActive(current.run) ? next : { ...next, ...withSuggestions({ ...current, ...next }) };
}
