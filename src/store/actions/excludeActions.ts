import type { StudioContext } from '../context.ts';
import { photoSetOf } from '../photoSet.ts';
import { remember } from '../remember.ts';
import { photosAreFixed } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';

export interface ExcludeActions {
  /** Takes photos out of the next run, its map and its measures. During a run nothing changes. */
  readonly exclude: (ids: Iterable<number>) => void;
  /** Takes them in again. */
  readonly include: (ids: Iterable<number>) => void;
}

export function excludeActions({ state }: StudioContext): ExcludeActions {
  const change = (
    what: 'exclude' | 'include',
    next: (excluded: ReadonlySet<number>) => ReadonlySet<number>,
  ): void => {
    const current = state.getState();
    if (photosAreFixed(current)) return;
    const excluded = next(current.excluded);
    if (excluded.size === current.excluded.size) return;
    const photos = Math.abs(excluded.size - current.excluded.size);
    const photoSet = photoSetOf({ ...current, excluded });
    remember(state, { what, photos }, () =>
      // A batch may be too large for what is left.
      state.setState({ ...photoSet, ...withSuggestions({ ...current, ...photoSet }) }),
    );
  };
  const isPhoto = (id: number): boolean => id in state.getState().photos;
  return {
    exclude: (ids) => change('exclude', (excluded) => new Set([...excluded, ...[...ids].filter(isPhoto)])),
    include(ids) {
      const back = new Set(ids);
      change('include', (excluded) => new Set([...excluded].filter((id) => !back.has(id))));
    },
  };
}
