import type { LabelledTask } from '../../core/classification.ts';
import { nearDuplicateOf } from '../../core/duplicates.ts';
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
  /** Labelled photos that are neither, since they show the same thing as one of the test set. */
  readonly leftOut: number;
}

/** What a labelled photo is to a classifier. A copy of a photo of the test set would give its answer away. */
type Part = 'known' | 'test' | 'left-out';

/**
 * The labelled photos of a task that the user has not excluded.
 *
 * @throws LikenessError `no-labels` where fewer than two classes have photos to learn from
 */
export function labelledPhotos(task: LabelledTask, photos: PackedPhotos): LabelledPhotos {
  const partOf = partsOf(task, photos);
  const known = examplesOfPart(task, photos, partOf, 'known');
  if (new Set(known.labels).size < 2) throw noLabels();
  return {
    known,
    test: examplesOfPart(task, photos, partOf, 'test'),
    leftOut: examplesOfPart(task, photos, partOf, 'left-out').photos.length,
  };
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
  const all = examplesOfPart(task, photos, partsOf(task, photos), 'known');
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

/** What each photo would be if it had a label, by id. */
export function partsOf(
  { excluded }: Pick<LabelledTask, 'excluded'>,
  { count, test, groups, apart = groups }: PackedPhotos,
): (photo: number) => Part {
  const asked = Array.from({ length: count }, (_, photo) => photo).filter(
    (photo) => test?.[photo] === 1 && excluded?.[photo] !== 1,
  );
  const isTold = nearDuplicateOf(asked, apart);
  return (photo) => {
    if (test?.[photo] === 1) return 'test';
    return isTold(photo) ? 'left-out' : 'known';
  };
}

function examplesOfPart(
  { labels, excluded }: LabelledTask,
  { count, groups, apart = groups }: PackedPhotos,
  partOf: (photo: number) => Part,
  part: Part,
): Examples {
  const photos = Uint32Array.from({ length: count }, (_, id) => id).filter(
    (id) => (labels[id] ?? -1) >= 0 && excluded?.[id] !== 1 && partOf(id) === part,
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
