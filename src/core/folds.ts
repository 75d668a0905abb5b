import { permutation, type RandomStream } from './random.ts';

/** Photos with a class each, as places in a list. */
export interface Examples {
  /** Class numbers, [n]. */
  readonly labels: ArrayLike<number>;
  /** [n]: those of one number show the same thing and stay together; −1 is alone. Absent where all are alone. */
  readonly groups?: ArrayLike<number> | undefined;
}

/**
 * Deals examples into folds at random, each class evenly, near-duplicates together. A class of a single example, or of
 * one group, is in no fold: it can be learned from, but nobody could be asked about it.
 *
 * @param most folds, at most; there are fewer where there are fewer examples to deal, and none of fewer than two
 * @returns the fold of each example, −1 for none
 */
export function dealFolds(
  { labels, groups }: Examples,
  most: number,
  random: RandomStream,
): { readonly folds: number; readonly of: Int32Array } {
  const units = unitsOfClasses(labels, groups);
  const dealt = units.filter((members) => members.length > 1);
  const total = dealt.reduce((sum, members) => sum + members.length, 0);
  const folds = total < 2 ? 0 : Math.min(most, total);
  const of = new Int32Array(labels.length).fill(-1);
  let next = 0;
  for (const members of folds === 0 ? [] : dealt) {
    for (const place of permutation(random, members.length)) {
      for (const example of members[place]!) of[example] = next % folds;
      next += 1;
    }
  }
  return { folds, of };
}

/** Of each class its examples, those of one group together. A group belongs to the class of its first. */
function unitsOfClasses(labels: ArrayLike<number>, groups: Examples['groups']): number[][][] {
  const classes = new Map<number, Map<string, number[]>>();
  const homes = new Map<number, number>();
  for (let at = 0; at < labels.length; at++) {
    const group = groups?.[at] ?? -1;
    const home = group < 0 ? labels[at]! : (homes.get(group) ?? labels[at]!);
    if (group >= 0) homes.set(group, home);
    const units = classes.get(home) ?? new Map<string, number[]>();
    const key = group < 0 ? `alone ${at}` : `group ${group}`;
    units.set(key, [...(units.get(key) ?? []), at]);
    classes.set(home, units);
  }
  return [...classes].sort(([a], [b]) => a - b).map(([, units]) => [...units.values()]);
}
