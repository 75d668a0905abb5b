import type { StudioState } from './state.ts';

/**
 * Photos to show as examples, with the next that is not excluded in the place of one that is; as many as there are.
 *
 * @param count photos of the data set
 */
export function withoutExcluded(
  wanted: readonly number[],
  excluded: ReadonlySet<number>,
  count: number,
): number[] {
  const taken = new Set(wanted.filter((id) => !excluded.has(id)));
  return wanted.flatMap((id) => {
    if (!excluded.has(id)) return [id];
    for (let step = 1; step < count; step++) {
      const next = (id + step) % count;
      if (excluded.has(next) || taken.has(next)) continue;
      taken.add(next);
      return [next];
    }
    return [];
  });
}

/** The same for the photos of a state. */
export function shownPhotos(
  wanted: readonly number[],
  { excluded, photos }: Pick<StudioState, 'excluded' | 'photos'>,
): number[] {
  return withoutExcluded(wanted, excluded, photos.length);
}
