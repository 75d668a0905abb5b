import type { ImportState } from '../../store/phases.ts';
import { count, counted, rate } from './numbers.ts';
import { timeLeft } from './time.ts';

/**
 * What the status "Import" says.
 *
 * @param excluded photos that the user has taken out of the next training
 */
export function importStatus(state: ImportState, excluded = 0): string {
  switch (state.phase) {
    case 'empty':
      return 'No photos yet';
    case 'collecting':
      return 'Looking for photos …';
    case 'importing':
      return importProgress(state);
    case 'ready':
      return [
        `${counted(state.photos, 'photo')} ready`,
        ...(state.test > 0 ? [`${count(state.test)} of them a test set`] : []),
        ...(excluded > 0 ? [`${count(excluded)} excluded`] : []),
        ...(state.skipped > 0 ? [`${count(state.skipped)} skipped`] : []),
        ...(state.cancelled ? ['cancelled before the rest'] : []),
      ].join(', ');
    case 'failed':
      return `The photos were not read: ${state.message} Your files are untouched; add them once more.`;
  }
}

function importProgress(state: ImportState & { phase: 'importing' }): string {
  const parts = [`${count(state.done)} of ${counted(state.total, 'file')}`];
  if (state.done > 0) parts.push(`${rate(state.rate)} a second`);
  if (state.secondsLeft !== null) parts.push(timeLeft(state.secondsLeft));
  if (state.skipped > 0) parts.push(`${count(state.skipped)} skipped`);
  return parts.join(', ');
}
