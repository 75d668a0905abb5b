import type { ImportState } from '../../store/phases.ts';
import { count, rate } from './numbers.ts';
import { timeLeft } from './time.ts';
import { t } from '../language/t.ts';

/**
 * What the status "Import" says.
 *
 * @param excluded photos that the user has taken out of the next training
 */
export function importStatus(state: ImportState, excluded = 0): string {
  switch (state.phase) {
    case 'empty':
      return t('No photos yet');
    case 'collecting':
      return t('Looking for photos …');
    case 'importing':
      return importProgress(state);
    case 'ready':
      if (state.photos === 0)
        return t(
          '0 photos ready, {skipped} skipped: none of these files is a photo that can be read here. They are untouched; “Show skipped files” says why. Choose other files, or a folder of photos.',
          { skipped: count(state.skipped) },
        );
      return [
        t('{photos, plural, one {# photo} other {# photos}} ready', { photos: state.photos }),
        ...(state.test > 0 ? [t('{test} of them a test set', { test: count(state.test) })] : []),
        ...(excluded > 0 ? [t('{excluded} excluded', { excluded: count(excluded) })] : []),
        ...(state.skipped > 0 ? [t('{skipped} skipped', { skipped: count(state.skipped) })] : []),
        ...(state.cancelled ? [t('cancelled before the rest')] : []),
      ].join(', ');
    case 'failed':
      return t('The photos were not read: {message} Your files are untouched; add them once more.', {
        message: state.message,
      });
  }
}

function importProgress(state: ImportState & { phase: 'importing' }): string {
  const counts = { done: count(state.done), total: state.total };
  const parts = [
    state.via === 'project'
      ? t('{done} of {total, plural, one {# photo} other {# photos}} of the project', counts)
      : t('{done} of {total, plural, one {# file} other {# files}}', counts),
  ];
  if (state.done > 0) parts.push(t('{rate} a second', { rate: rate(state.rate) }));
  if (state.secondsLeft !== null) parts.push(timeLeft(state.secondsLeft));
  if (state.skipped > 0) parts.push(t('{skipped} skipped', { skipped: count(state.skipped) }));
  return parts.join(', ');
}
