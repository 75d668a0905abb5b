import type { PhotoMarks, PhotoRecord } from './photos.ts';
import { DUPLICATE_CHOICES, type DuplicateChoice } from './settings.ts';

/** Photos that look the same but for small changes: a burst, a copy of another size. */
export interface PhotoGroup {
  /** Ids in order, two or more. */
  readonly photos: readonly number[];
  /** The one that stands for all where one is kept: the largest of those that may be trained on, the first of equals. */
  readonly best: number;
  /** How many may be trained on: those of a test set, and excluded ones, are not. */
  readonly trainable: number;
}

/** What becomes of a group, by its number. */
export type ChoiceOf = (group: number) => DuplicateChoice;

/** How many photos are near-duplicates, and how many groups of them there are of each choice. */
export interface DuplicateCounts {
  readonly photos: number;
  readonly groups: Readonly<Record<DuplicateChoice, number>>;
}

/**
 * @param groups [photos.length]: the group of each, −1 for none
 * @param barred 1 for photos that are never trained on; null where there is none
 * @returns the groups by number
 */
export function photoGroups(
  groups: Int32Array,
  photos: readonly PhotoRecord[],
  barred: Uint8Array | null,
): PhotoGroup[] {
  const members: number[][] = [];
  groups.forEach((group, id) => {
    if (group >= 0) (members[group] ??= []).push(id);
  });
  const pixels = (id: number): number => (photos[id]?.width ?? 0) * (photos[id]?.height ?? 0);
  return members.map((ids) => {
    const trainable = ids.filter((id) => barred?.[id] !== 1);
    const candidates = trainable.length > 0 ? trainable : ids;
    const best = candidates.reduce((found, id) => (pixels(id) > pixels(found) ? id : found));
    return { photos: ids, best, trainable: trainable.length };
  });
}

/** Photos that can never share a batch with another, counted so that one of each group is left. */
export function surplusPhotos(groups: readonly PhotoGroup[]): number {
  return groups.reduce((sum, { trainable }) => sum + Math.max(0, trainable - 1), 0);
}

/** Photos that are not trained on because another of their group is. */
export function leftOutPhotos(groups: readonly PhotoGroup[], choiceOf: ChoiceOf): number {
  return surplusPhotos(groups.filter((_, group) => choiceOf(group) === 'keep-one'));
}

/**
 * What choices mean for each photo.
 *
 * @param count photos of the data set
 */
export function duplicateMarks(
  count: number,
  groups: readonly PhotoGroup[],
  choiceOf: ChoiceOf,
): Pick<PhotoMarks, 'left' | 'positives'> {
  const left = new Uint8Array(count);
  const positives = new Uint8Array(count);
  groups.forEach(({ photos, best }, group) => {
    const choice = choiceOf(group);
    for (const id of photos) {
      if (choice === 'keep-one' && id !== best) left[id] = 1;
      if (choice === 'positives') positives[id] = 1;
    }
  });
  return {
    ...(left.includes(1) ? { left } : {}),
    ...(positives.includes(1) ? { positives } : {}),
  };
}

/** What there is and what was chosen, for a summary; null where there are no groups. */
export function countDuplicates(groups: readonly PhotoGroup[], choiceOf: ChoiceOf): DuplicateCounts | null {
  if (groups.length === 0) return null;
  const chosen = groups.map((_, group) => choiceOf(group));
  const counts = DUPLICATE_CHOICES.map(
    (choice) => [choice, chosen.filter((one) => one === choice).length] as const,
  );
  return {
    photos: groups.reduce((sum, { photos }) => sum + photos.length, 0),
    groups: Object.fromEntries(counts) as DuplicateCounts['groups'],
  };
}

/**
 * Whether a photo shows the same thing as one of some others. What is learned from one is no test for the other: it
 * would be told by the copy.
 *
 * @param places of the others in `groups`
 * @param groups photos of one number show the same thing; −1 is alone, and absent where all are
 */
export function nearDuplicateOf(
  places: readonly number[],
  groups: ArrayLike<number> | undefined,
): (place: number) => boolean {
  const theirs = new Set(places.map((place) => groups?.[place] ?? -1));
  theirs.delete(-1);
  return (place) => theirs.has(groups?.[place] ?? -1);
}
