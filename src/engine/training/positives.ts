import type { PhotoMarks } from '../../core/photos.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import type { ViewsKey } from '../augment/pipeline.ts';

/** Near-duplicates that count as positives: the second view of such a photo is one of another photo of its group. */
export class Positives {
  /** By id; of photos that have others only. The same array for all of a group. */
  readonly #groups: ReadonlyMap<number, readonly number[]>;

  private constructor(groups: ReadonlyMap<number, readonly number[]>) {
    this.#groups = groups;
  }

  /**
   * @param photos ids of those that may be shown; a group counts as far as it is among them
   * @returns null where no photo has another
   */
  static of(
    photos: ArrayLike<number>,
    { groups, positives }: Pick<PhotoMarks, 'groups' | 'positives'>,
  ): Positives | null {
    const members = new Map<number, number[]>();
    for (const id of Array.from(photos)) {
      const group = groups?.[id] ?? -1;
      if (group < 0 || positives?.[id] !== 1) continue;
      const known = members.get(group);
      if (known === undefined) members.set(group, [id]);
      else known.push(id);
    }
    const whole = [...members.values()].filter(({ length }) => length > 1);
    if (whole.length === 0) return null;
    return new Positives(new Map(whole.flatMap((ids) => ids.map((id) => [id, ids] as const))));
  }

  /**
   * Of each photo the one that its second view shows: any other of its group alike, and the photo itself where it has
   * none. A pure function of seed, step and photo.
   */
  partners(ids: ArrayLike<number>, { seed, step }: Pick<ViewsKey, 'seed' | 'step'>): Uint32Array {
    return Uint32Array.from(ids, (id) => {
      const group = this.#groups.get(id);
      if (group === undefined) return id;
      const pick = new RandomStream(seed, PURPOSE.positives, step, id).below(group.length - 1);
      return group[pick < group.indexOf(id) ? pick : pick + 1] ?? id;
    });
  }
}

/**
 * Of each photo the least id of its group of near-duplicates, by which losses know its views among those of others; the
 * photo's own where it is in none. Whatever is chosen for a group: a photo's near-duplicates from earlier steps, which
 * a queue remembers, are no negatives of it, as they are none in its batch.
 *
 * @returns [count], or undefined where there are no groups
 */
export function identitiesOf(count: number, groups: PhotoMarks['groups']): Int32Array | undefined {
  if (groups === undefined) return undefined;
  const first = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, id) => {
    const group = groups[id] ?? -1;
    if (group < 0) return id;
    if (!first.has(group)) first.set(group, id);
    return first.get(group) ?? id;
  });
}
