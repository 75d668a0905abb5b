import type { DuplicateChoice } from '../../core/settings.ts';
import { count } from './numbers.ts';
import { t } from '../language/t.ts';

/** Name of each choice, and what it does. */
export const duplicateWords = (): Readonly<
  Record<DuplicateChoice, { readonly name: string; readonly about: string }>
> => ({
  leave: { name: t('Leave'), about: t('Each is trained on as a photo of its own.') },
  'keep-one': {
    name: t('Keep one'),
    about: t('Only the largest is trained on; the others stay on the map and in what you export.'),
  },
  positives: {
    name: t('Treat as positives'),
    about: t(
      'The second view of a pair shows another photo of the group, so that the network learns to look past what differs.',
    ),
  },
});

/** `12 near-duplicates in 5 groups`, and how many of them are not trained on. */
export function duplicateSummary(photos: number, groups: number, left: number): string {
  const found = t(
    '{photos, plural, one {# near-duplicate} other {# near-duplicates}} in {groups, plural, one {# group} other {# groups}}',
    { photos, groups },
  );
  return left === 0 ? found : t('{found}, {left} left out', { found, left: count(left) });
}

/** Names of a group's photos, the first few, without their folders. */
export function groupNames(paths: readonly string[], most: number): string {
  const names = paths.slice(0, most).map((path) => path.slice(path.lastIndexOf('/') + 1));
  const more = paths.length - names.length;
  return more === 0
    ? names.join(', ')
    : t('{names} and {more} more', { names: names.join(', '), more: count(more) });
}
