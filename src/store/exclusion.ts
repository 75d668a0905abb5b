import type { ExcludedMarks } from '../protocol/engine.ts';
import type { StudioState } from './state.ts';

/** Excluded photos as the engine takes them. */
export function excludedMarksOf({
  photos,
  excluded,
}: Pick<StudioState, 'photos' | 'excluded'>): ExcludedMarks {
  if (excluded.size === 0) return {};
  return { excluded: Uint8Array.from(photos, ({ id }) => (excluded.has(id) ? 1 : 0)) };
}
