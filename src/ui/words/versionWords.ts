import type { StudioState } from '../../store/state.ts';
import { t } from '../language/t.ts';

/** What of the work at hand is there again once the page is loaded anew. */
export type Stays = 'training-and-photos' | 'training' | 'settings';

export function whatStays({
  keeping,
  photosVersion,
  runPlace,
}: Pick<StudioState, 'keeping' | 'photosVersion' | 'runPlace'>): Stays {
  // What is kept are the photos of the training, and not others that have come since.
  if (keeping.phase !== 'kept' || runPlace.photosVersion !== photosVersion) return 'settings';
  return keeping.photos ? 'training-and-photos' : 'training';
}

export function newVersion(stays: Stays): string {
  switch (stays) {
    case 'training-and-photos':
      return t(
        'A newer version of this page is ready. Your settings, the training and its photos stay: “Continue where you left off” brings them back.',
      );
    case 'training':
      return t(
        'A newer version of this page is ready. Your settings and the training stay: “Continue where you left off” brings them back; the photos have to be added once more.',
      );
    case 'settings':
      return t(
        'A newer version of this page is ready. Your settings stay; the photos have to be added once more.',
      );
  }
}

export const newVersionLater = () =>
  t('A newer version of this page is ready. It can be loaded when the training has ended.');

export const newVersionOtherTab = () =>
  t(
    'Another tab of this page trains, or has a model that is not downloaded. Once it has not, press “Reload” again.',
  );
