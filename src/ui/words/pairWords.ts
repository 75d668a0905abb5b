import type { PairMeaning } from '../../core/pairMarks.ts';
import { t } from '../language/t.ts';

/** What one can say of two photos, and what follows from it. */
export const pairWords = (): Readonly<
  Record<PairMeaning, { readonly name: string; readonly about: string }>
> => ({
  same: {
    name: t('Same thing'),
    about: t('They never meet in a batch again, so that nothing pushes them apart.'),
  },
  duplicate: {
    name: t('Duplicate'),
    about: t('They also count as one photo, like the near-duplicates that were found.'),
  },
});

/** What was compared, and why it matters. */
export function hardNegativesWords(compared: number, step: number): string {
  const among = t(
    'Of {compared, plural, one {# photo} other {# photos}} these pairs look most alike to the network, yet the loss pushes them apart.',
    { compared },
  );
  if (step === 0)
    return t('{among} Before training that is left to chance: look again when it has learned.', { among });
  return t(
    '{among} Most of them teach it fine differences. Where both show the same thing, they teach it wrongly: say so.',
    { among },
  );
}

/** From when on it holds. */
export const holdsFrom = () => t('It holds from the next training on, until other photos come.');
