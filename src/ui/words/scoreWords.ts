import type { Evaluation, Scores } from '../../core/scores.ts';
import { count, decimals } from './numbers.ts';
import { t } from '../language/t.ts';

/** A measure, as a column of the table of scores. */
export interface ScoreColumn {
  readonly key: keyof Scores;
  readonly title: string;
  readonly explanation: string;
}

const columns = (): readonly ScoreColumn[] => [
  {
    key: 'knn',
    title: t('Neighbours'),
    explanation: t('A photo gets the folder for which the photos nearest to it vote.'),
  },
  {
    key: 'probe',
    title: t('Linear probe'),
    explanation: t('One linear layer is trained on the folders of all other photos.'),
  },
  {
    key: 'few',
    title: t('5 labels each'),
    explanation: t('One linear layer learns from five photos of each folder; the mean of twenty draws.'),
  },
];

/** The measures that were taken. */
export function scoreColumns({ trained }: Evaluation): readonly ScoreColumn[] {
  return columns().filter(({ key }) => trained[key] !== undefined);
}

/** 0.6833 → `68.3 %`; a dash where it was not measured. */
export function score(value: number | undefined): string {
  return value === undefined ? '–' : `${decimals(value * 100, 1)} %`;
}

/**
 * By what the scores are measured, and how far to trust them.
 *
 * @param sawFolders whether the loss that the model was trained with goes by the folders
 */
export function scoreNote({ testPhotos }: Evaluation, sawFolders: boolean): string {
  if (testPhotos > 0) {
    return t(
      'Share of the {testPhotos} photos in folders named “test” whose folder is told rightly. Neither they nor near-duplicates of them are learned from.',
      { testPhotos: count(testPhotos) },
    );
  }
  const measure = t(
    'Share of photos whose folder is told rightly by the other photos, near-duplicates of each aside.',
  );
  return sawFolders
    ? t(
        '{measure} This model was trained on the folders, which flatters it: only photos in a folder named “test” would tell.',
        { measure },
      )
    : t('{measure} Training never saw the folders.', { measure });
}
