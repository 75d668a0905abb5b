import { photoGroups } from '../../core/duplicates.ts';
import {
  choicesAfter,
  isSamePair,
  joinPairs,
  type PairMark,
  type PairMeaning,
} from '../../core/pairMarks.ts';
import { testSet } from '../../core/photos.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
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
  return {
    markPair: (photos, meaning) =>
      state.setState((current) =>
        withMarks(current, [...without(current.pairMarks, photos), { photos, meaning }]),
      ),
    unmarkPair: (photos) =>
      state.setState((current) => withMarks(current, without(current.pairMarks, photos))),
  };
}

/** The state with these marks, and the groups that follow from them. */
function withMarks(current: StudioState, pairMarks: readonly PairMark[]): Partial<StudioState> {
  const { photos, foundGroups } = current;
  const test = testSet(photos.map(({ path }) => path));
  const found = foundGroups.length === 0 ? new Int32Array(photos.length).fill(-1) : foundGroups;
  const joined = (marks: readonly PairMark[]): StudioState['groups'] =>
    photoGroups(
      joinPairs(
        found,
        marks.map((mark) => mark.photos),
      ),
      photos,
      test,
    );
  const groups = joined(pairMarks.filter(({ meaning }) => meaning === 'duplicate'));
  const apart = joined(pairMarks);
  const groupChoices = choicesAfter(current.groups, current.groupChoices, groups);
  const next = { pairMarks, groups, apart, groupChoices };
  return isActive(current.run) ? next : { ...next, ...withSuggestions({ ...current, ...next }) };
}
