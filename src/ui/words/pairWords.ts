import type { PairMeaning } from '../../core/pairMarks.ts';
import { counted } from './numbers.ts';

/** What one can say of two photos, and what follows from it. */
export const PAIR_WORDS: Readonly<Record<PairMeaning, { readonly name: string; readonly about: string }>> = {
  same: {
    name: 'Same thing',
    about: 'They never meet in a batch again, so that nothing pushes them apart.',
  },
  duplicate: {
    name: 'Duplicate',
    about: 'They also count as one photo, like the near-duplicates that were found.',
  },
};

/** What was compared, and why it matters. */
export function hardNegativesWords(compared: number, step: number): string {
  const among = `Of ${counted(compared, 'photo')} these pairs look most alike to the network, yet the loss pushes them apart.`;
  if (step === 0) return `${among} Before training that is left to chance: look again when it has learned.`;
  return `${among} Most of them teach it fine differences. Where both show the same thing, they teach it wrongly: say so.`;
}

/** From when on it holds. */
export const HOLDS_FROM = 'It holds from the next training on, until other photos come.';
