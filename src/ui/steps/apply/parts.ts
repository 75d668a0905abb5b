import { t } from '../../language/t.ts';

/** The parts of the Apply step, in the order in which one does them. */
export const PARTS = ['label', 'compare', 'try', 'search', 'work', 'home'] as const;
export type PartName = (typeof PARTS)[number];

export function partTitle(name: PartName): string {
  switch (name) {
    case 'label':
      return t('Label');
    case 'compare':
      return t('Compare');
    case 'try':
      return t('Try it');
    case 'search':
      return t('Search by likeness');
    case 'work':
      return t('Put to work');
    case 'home':
      return t('Take it home');
  }
}

export const partId = (name: PartName): string => `apply-${name}`;
