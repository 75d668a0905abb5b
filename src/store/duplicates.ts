import {
  countDuplicates,
  duplicateMarks,
  leftOutPhotos,
  type ChoiceOf,
  type DuplicateCounts,
} from '../core/duplicates.ts';
import { groupNumbers, type PairMeaning } from '../core/pairMarks.ts';
import type { DuplicateMarks } from '../protocol/engine.ts';
import type { StudioState } from './state.ts';

type Choices = Pick<StudioState, 'settings' | 'groupChoices'>;

/** What was chosen for a group: by itself, or for all. */
function choicesOf({ settings, groupChoices }: Choices): ChoiceOf {
  return (group) => groupChoices.get(group) ?? settings.duplicates;
}

/**
 * What the choices mean for training, and what the user has said of pairs: the engine knows what import found. Nobody's
 * pair is a photo that is excluded.
 */
export function duplicateMarksOf(
  state: Choices & Pick<StudioState, 'photos' | 'excluded' | 'groups' | 'apart' | 'pairMarks'>,
): DuplicateMarks {
  const { photos, groups, apart, pairMarks } = state;
  const isSaid = (meaning: PairMeaning): boolean => pairMarks.some((mark) => mark.meaning === meaning);
  const marks = duplicateMarks(photos.length, groups, choicesOf(state));
  for (const id of state.excluded) if (marks.positives) marks.positives[id] = 0;
  return {
    ...marks,
    ...(isSaid('duplicate') && { groups: groupNumbers(photos.length, groups) }),
    ...(isSaid('same') && { apart: groupNumbers(photos.length, apart) }),
  };
}

/** What the model card tells; null where there is nothing to tell. */
export function duplicateCountsOf(state: Choices & Pick<StudioState, 'groups'>): DuplicateCounts | null {
  return countDuplicates(state.groups, choicesOf(state));
}

/** A photo whose pairs show another of its group, for the page to show one; null where there is none. */
export function pairedPhoto(state: Choices & Pick<StudioState, 'groups'>): number | null {
  const choiceOf = choicesOf(state);
  const paired = state.groups.find(
    ({ trainable }, group) => trainable > 1 && choiceOf(group) === 'positives',
  );
  return paired?.best ?? null;
}

/** Photos that a run knows, before some are held out. */
export function knownPhotos(
  state: Choices & Pick<StudioState, 'photos' | 'excluded' | 'testPhotos' | 'groups'>,
): number {
  return state.photos.length - state.excluded.size - state.testPhotos - leftOut(state);
}

/** Photos that are not trained on for another of their group. */
export function leftOut(state: Choices & Pick<StudioState, 'groups'>): number {
  return leftOutPhotos(state.groups, choicesOf(state));
}
