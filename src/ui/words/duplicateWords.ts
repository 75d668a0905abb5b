import type { DuplicateChoice } from '../../core/settings.ts';
import { count, counted } from './numbers.ts';

/** Name of each choice, and what it does. */
export const DUPLICATE_WORDS: Readonly<
  Record<DuplicateChoice, { readonly name: string; readonly about: string }>
> = {
  leave: { name: 'Leave', about: 'Each is trained on as a photo of its own.' },
  'keep-one': {
    name: 'Keep one',
    about: 'Only the largest is trained on; the others stay on the map and in what you export.',
  },
  positives: {
    name: 'Treat as positives',
    about:
      'The second view of a pair shows another photo of the group, so that the network learns to look past what differs.',
  },
};

/** `12 near-duplicates in 5 groups`, and how many of them are not trained on. */
export function duplicateSummary(photos: number, groups: number, left: number): string {
  const found = `${counted(photos, 'near-duplicate')} in ${counted(groups, 'group')}`;
  return left === 0 ? found : `${found}, ${count(left)} left out`;
}

/** Names of a group's photos, the first few, without their folders. */
export function groupNames(paths: readonly string[], most: number): string {
  const names = paths.slice(0, most).map((path) => path.slice(path.lastIndexOf('/') + 1));
  const more = paths.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${count(more)} more`;
}
