import { withBarred } from '../core/duplicates.ts';
import { testSet, type PhotoRecord } from '../core/photos.ts';
import type { ExcludedMarks } from '../protocol/engine.ts';
import type { StudioState } from './state.ts';

/** Which photos are never trained on, and how many of them are a test set and not excluded. */
export function barredPhotos(
  photos: readonly PhotoRecord[],
  excluded: ReadonlySet<number>,
): { readonly barred: Uint8Array | null; readonly testPhotos: number } {
  const test = testSet(photos.map(({ path }) => path));
  if (test === null && excluded.size === 0) return { barred: null, testPhotos: 0 };
  const barred = Uint8Array.from(photos, ({ id }) => (test?.[id] === 1 || excluded.has(id) ? 1 : 0));
  const testPhotos = photos.filter(({ id }) => test?.[id] === 1 && !excluded.has(id)).length;
  return { barred, testPhotos };
}

/** The photo set with other photos excluded: what is counted of it, and its groups of near-duplicates, follow. */
export function withExcluded(
  state: Pick<StudioState, 'photos' | 'groups'>,
  excluded: ReadonlySet<number>,
): Pick<StudioState, 'excluded' | 'testPhotos' | 'groups'> {
  const { barred, testPhotos } = barredPhotos(state.photos, excluded);
  return { excluded, testPhotos, groups: withBarred(state.groups, state.photos, barred) };
}

/** Excluded photos as the engine takes them. */
export function excludedMarksOf({
  photos,
  excluded,
}: Pick<StudioState, 'photos' | 'excluded'>): ExcludedMarks {
  if (excluded.size === 0) return {};
  return { excluded: Uint8Array.from(photos, ({ id }) => (excluded.has(id) ? 1 : 0)) };
}
