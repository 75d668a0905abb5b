import type { Intake } from '../../store/newcomers.ts';
import { t } from '../language/t.ts';

/** What a drop may do: its photos join the others, take their place, or one of them is tried. */
export const DROP_TARGETS = ['add', 'replace', 'try'] as const;
export type DropTarget = (typeof DROP_TARGETS)[number];

export const INTAKES = ['replace', 'add'] as const satisfies readonly Intake[];

/** What new photos do, after the words “New photos”. */
export const intakeNames = (): Readonly<Record<Intake, string>> => ({
  replace: t('replace these'),
  add: t('are added to these'),
});

/** Over the part of the window on which photos are dropped. */
export const dropWords = (): Readonly<Record<DropTarget, string>> => ({
  replace: t('Replace them'),
  add: t('Add to these'),
  try: t('Try it'),
});

/** Over the whole window, where there are no photos yet. */
export const dropAnywhere = () => t('Drop your photos anywhere');
export const dropLater = () => t('Stop the training first, then drop photos');
