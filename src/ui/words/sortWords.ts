import type { SortingState } from '../../store/applyState.ts';
import { say, t } from '../language/t.ts';

/** How a sorting goes, or went. */
export function sortedWords(sorting: SortingState): string {
  switch (sorting.phase) {
    case 'idle':
      return '';
    case 'working':
      return t('{done, number} of {total, number} photos', { done: sorting.done, total: sorting.total });
    case 'failed':
      return t(
        'The photos could not be sorted. {why} Your own files are as they were: sort once more, or into the other kind of place.',
        { why: sorting.message },
      );
    case 'without-originals':
      return say(sorting.message);
    case 'done': {
      const { copied, total, into } = sorting;
      const words =
        into === 'zip'
          ? t('{copied, plural, one {# photo is} other {# photos are}} in the zip, each in its folder.', {
              copied,
            })
          : t('{copied, plural, one {# photo was} other {# photos were}} copied. Nothing was written over.', {
              copied,
            });
      if (copied === total) return words;
      const missing = t(
        '{missing, plural, one {# file} other {# files}} could not be opened any more; choose the photos again, and sort once more.',
        { missing: total - copied },
      );
      return `${words} ${missing}`;
    }
  }
}
