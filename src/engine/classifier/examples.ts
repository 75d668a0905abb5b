import type { LabelledTask } from '../../core/classification.ts';
import { LikenessError } from '../../core/errors.ts';
import { message } from '../../core/message.ts';
import type { PackedPhotos } from '../../core/photos.ts';

/** Photos whose class is known. */
export interface Examples {
  /** Ids, [n]. */
  readonly photos: Uint32Array<ArrayBuffer>;
  /** Class numbers, [n]. */
  readonly labels: Int32Array<ArrayBuffer>;
  /** [n]: those of one number show the same thing; −1 is alone. */
  readonly groups: Int32Array<ArrayBuffer>;
}

/** Labelled photos: those that may be learned from, and those of a test set, which may not. */
export interface LabelledPhotos {
  readonly known: Examples;
  readonly test: Examples;
}

/**
 * The labelled photos of a task that the user has not excluded.
 *
 * @throws LikenessError `no-labels` where fewer than two classes have photos to learn from
 */
export function labelledPhotos(task: LabelledTask, photos: PackedPhotos): LabelledPhotos {
  const found = { known: examplesWhere(task, photos, 0), test: examplesWhere(task, photos, 1) };
  if (new Set(found.known.labels).size < 2) throw noLabels();
  return found;
}

/**
 * All labelled photos of a task that may be learned from, with the classes that have any: numbers and names are those
 * of these classes alone.
 *
 * @throws LikenessError `no-labels` where fewer than two classes have photos
 */
export function examplesOf(
  task: LabelledTask,
  photos: PackedPhotos,
): { readonly examples: Examples; readonly classes: readonly string[] } {
  const all = examplesWhere(task, photos, 0);
  const present = [...new Set(all.labels)].sort((a, b) => a - b);
  if (present.length < 2) throw noLabels();
  const labels = all.labels.map((label) => present.indexOf(label));
  return {
    examples: { ...all, labels },
    classes: present.map((label) => task.classes[label] ?? String(label)),
  };
}

function noLabels(): LikenessError {
  return new LikenessError('no-labels', message('Two classes at least need labelled photos to learn from.'));
}

function examplesWhere(
  { labels, excluded }: LabelledTask,
  { count, test, groups, apart = groups }: PackedPhotos,
  isTest: 0 | 1,
): Examples {
  const photos = Uint32Array.from({ length: count }, (_, id) => id).filter(
    (id) => (labels[id] ?? -1) >= 0 && excluded?.[id] !== 1 && (test?.[id] ?? 0) === isTest,
  );
  return {
    photos,
    labels: Int32Array.from(photos, (id) => labels[id]!),
    groups: Int32Array.from(photos, (id) => apart?.[id] ?? -1),
  };
}

/** Some of them, by their places. */
export function pickExamples({ photos, labels, groups }: Examples, places: readonly number[]): Examples {
  return {
    photos: Uint32Array.from(places, (at) => photos[at]!),
    labels: Int32Array.from(places, (at) => labels[at]!),
    groups: Int32Array.from(places, (at) => groups[at]!),
  };
}

/** Places of those for which a predicate holds. */
export function placesWhere({ photos }: Examples, holds: (at: number) => boolean): number[] {
  return [...photos.keys()].filter(holds);
}
