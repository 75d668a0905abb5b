import { choicesAfter } from '../../core/pairMarks.ts';
import type { SkippedFile } from '../../core/photos.ts';
import type { StudioContext } from '../context.ts';
import { withoutGroups } from '../history.ts';
import { photoSetOf } from '../photoSet.ts';
import type { StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';

/** The state once the last photo has come. */
export function arrived(
  current: StudioState,
  foundGroups: Int32Array,
  cancelled: boolean,
): Partial<StudioState> {
  const { photos, skipped } = current;
  const photoSet = photoSetOf({ ...current, foundGroups });
  const counts = { photos: photos.length, test: photoSet.testPhotos, skipped: skipped.length };
  const importing =
    photos.length + skipped.length === 0
      ? ({ phase: 'empty' } as const)
      : ({ phase: 'ready', ...counts, cancelled } as const);
  return {
    ...photoSet,
    ...withSuggestions({ ...current, ...photoSet, importing }),
    importing,
    // Groups that were spoken of while photos came have other numbers now.
    history: withoutGroups(current.history),
    groupChoices: choicesAfter(current.groups, current.groupChoices, photoSet.groups),
    labels: [...new Set(photos.flatMap(({ label }) => label ?? []))].sort(),
    photosVersion: current.photosVersion + 1,
  };
}

/** The state where none came, and those at hand stay: which files were no photos is told beside them. */
export function stayed(current: StudioState, skipped: readonly SkippedFile[]): Partial<StudioState> {
  const counts = { photos: current.photos.length, test: current.testPhotos, skipped: skipped.length };
  const importing = { phase: 'ready', ...counts, cancelled: false } as const;
  return { ...withSuggestions({ ...current, importing }), importing, skipped };
}

/** Forgets all that was drawn of photos which go. */
export function forgetDrawn(fast: StudioContext['fast']): void {
  fast.thumbnails.clear();
  fast.map.clear();
  fast.pairs.set(null);
  fast.probe.set(null);
  fast.example.set(null);
  fast.likeness.set(null);
  fast.features.set(null);
  fast.hardNegatives.set(null);
}
