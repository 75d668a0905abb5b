import { DisjointSets } from './disjointSets.ts';
import type { PhotoGroup } from './duplicates.ts';
import type { DuplicateChoice } from './settings.ts';

/**
 * What the user says of two photos that the loss pushes apart: they show the `same` thing, and so are no negatives of
 * one another; or one is a near-`duplicate` of the other that was not found.
 */
export type PairMeaning = 'same' | 'duplicate';

export interface PairMark {
  readonly photos: readonly [number, number];
  readonly meaning: PairMeaning;
}

type Pair = PairMark['photos'];

export function isSamePair([a, b]: Pair, [c, d]: Pair): boolean {
  return (a === c && b === d) || (a === d && b === c);
}

/**
 * Groups of photos with the photos of each pair brought together: what shows the same thing as another shows the same
 * as all of the other's group.
 *
 * @param groups [count]: the group of each, −1 for none
 * @returns [count], numbered from 0 in order of the groups' first photos
 */
export function joinPairs(groups: Int32Array, pairs: readonly Pair[]): Int32Array<ArrayBuffer> {
  const sets = new DisjointSets(groups.length);
  const firsts = new Map<number, number>();
  groups.forEach((group, id) => {
    if (group < 0) return;
    const first = firsts.get(group);
    if (first === undefined) firsts.set(group, id);
    else sets.join(first, id);
  });
  for (const [a, b] of pairs) sets.join(a, b);
  return sets.numbered();
}

/** [count]: the number of each photo's group, −1 for none. */
export function groupNumbers(count: number, groups: readonly PhotoGroup[]): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(count).fill(-1);
  groups.forEach(({ photos }, group) => {
    for (const id of photos) numbers[id] = group;
  });
  return numbers;
}

/** What was chosen for groups, by their new numbers: a group is known again by the first photo of it that was in one. */
export function choicesAfter(
  before: readonly PhotoGroup[],
  choices: ReadonlyMap<number, DuplicateChoice>,
  after: readonly PhotoGroup[],
): Map<number, DuplicateChoice> {
  const ofPhoto = new Map<number, DuplicateChoice>();
  for (const [number, choice] of choices)
    for (const id of before[number]?.photos ?? []) ofPhoto.set(id, choice);
  const next = new Map<number, DuplicateChoice>();
  after.forEach(({ photos }, number) => {
    const choice = photos.map((id) => ofPhoto.get(id)).find((known) => known !== undefined);
    if (choice !== undefined) next.set(number, choice);
  });
  return next;
}
