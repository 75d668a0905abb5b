import type { PhotoMarks } from './photos.ts';
import type { Settings } from './settings.ts';
import { heldOutSplit } from './split.ts';

/** What a photo is to a run: learned from, measured by, of a test set, or left out for another photo like it. */
export type PhotoUse = 'training' | 'held-out' | 'test' | 'left-out';

/** What each photo is to a run of these settings, by id; null where the user has excluded it. */
export function photoUses(
  photos: PhotoMarks & { readonly count: number },
  settings: Pick<Settings, 'heldOut' | 'seed'>,
): (PhotoUse | null)[] {
  const { training, heldOut } = heldOutSplit(photos, settings);
  const uses = Array.from({ length: photos.count }, (_, id): PhotoUse | null => {
    if (photos.excluded?.[id] === 1) return null;
    return photos.test?.[id] === 1 ? 'test' : 'left-out';
  });
  for (const id of training) uses[id] = 'training';
  for (const id of heldOut) uses[id] = 'held-out';
  return uses;
}
