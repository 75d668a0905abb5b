import type { Intake } from '../../store/newcomers.ts';

export const INTAKES = ['replace', 'add'] as const satisfies readonly Intake[];

/** What new photos do, after the words “New photos”. */
export const INTAKE_NAMES: Readonly<Record<Intake, string>> = {
  replace: 'replace these',
  add: 'are added to these',
};

/** Over the half of the window on which photos are dropped. */
export const DROP_WORDS: Readonly<Record<Intake, string>> = {
  replace: 'Replace them',
  add: 'Add to these',
};

/** Over the whole window, where there are no photos yet. */
export const DROP_ANYWHERE = 'Drop your photos anywhere';
export const DROP_LATER = 'Stop the training first, then drop photos';
