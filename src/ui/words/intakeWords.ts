import type { Intake } from '../../store/newcomers.ts';
import { t } from '../language/t.ts';

export const INTAKES = ['replace', 'add'] as const satisfies readonly Intake[];

/** What new photos do, after the words “New photos”. */
export const intakeNames = (): Readonly<Record<Intake, string>> => ({
  replace: t('replace these'),
  add: t('are added to these'),
});

/** Over the half of the window on which photos are dropped. */
export const dropWords = (): Readonly<Record<Intake, string>> => ({
  replace: t('Replace them'),
  add: t('Add to these'),
});

/** Over the whole window, where there are no photos yet. */
export const dropAnywhere = () => t('Drop your photos anywhere');
export const dropLater = () => t('Stop the training first, then drop photos');
