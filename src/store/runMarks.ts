import type { PhotoRecord } from '../core/photos.ts';
import type { RunMarks } from '../protocol/engine.ts';
import { duplicateMarksOf } from './duplicates.ts';
import { excludedMarksOf } from './exclusion.ts';
import type { StudioState } from './state.ts';

/** What was said of the photos when a run began, and of which: null where they are not here. */
export interface MarkedPhotos {
  readonly marks: RunMarks;
  readonly photos: readonly PhotoRecord[] | null;
}

type Said = Parameters<typeof duplicateMarksOf>[0] & Parameters<typeof excludedMarksOf>[0];

/** What a run is told of the photos at hand that begins now. */
export function marksNow(state: Said): RunMarks {
  return { ...duplicateMarksOf(state), ...excludedMarksOf(state) };
}

/**
 * The marks of a run for the photos at hand, one for each. A run keeps the photos that it began with: those that were
 * added since are excluded from it. Where others have taken their place, what is said of these holds.
 */
export function marksOfRun(
  { marks, photos: then }: MarkedPhotos,
  state: Said & Pick<StudioState, 'photos'>,
): RunMarks {
  const { photos } = state;
  if (then === null || !beginsWith(photos, then)) return marksNow(state);
  if (photos.length === then.length) return marks;
  const { left, positives, groups, apart, excluded = new Uint8Array(then.length) } = marks;
  const bytes = (array: Uint8Array<ArrayBuffer>, added: number) =>
    padded(array, new Uint8Array(photos.length), added);
  const numbers = (array: Int32Array<ArrayBuffer>) => padded(array, new Int32Array(photos.length), -1);
  return {
    ...(left && { left: bytes(left, 0) }),
    ...(positives && { positives: bytes(positives, 0) }),
    ...(groups && { groups: numbers(groups) }),
    ...(apart && { apart: numbers(apart) }),
    excluded: bytes(excluded, 1),
  };
}

/** Photos that are added come after those that are there, whose places stay. */
function beginsWith(photos: readonly PhotoRecord[], first: readonly PhotoRecord[]): boolean {
  return first.every(({ path, hash }, at) => photos[at]?.path === path && photos[at].hash === hash);
}

function padded<T extends Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  from: T,
  into: T,
  added: number,
): T {
  into.fill(added);
  into.set(from);
  return into;
}
