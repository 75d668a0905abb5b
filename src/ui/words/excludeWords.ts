import { t } from '../language/t.ts';

/** `3 photos chosen` */
export function chosenWords(chosen: number): string {
  return t('{chosen, plural, one {# photo} other {# photos}} chosen', { chosen });
}

/** What excluding means, where nothing is chosen. */
export function excludedWords(excluded: number): string {
  return t('The next training leaves {excluded, plural, one {# photo} other {# photos}} out.', { excluded });
}

/** Why nothing can be excluded now. */
export const excludeLock = () => t('Photos can be excluded, and taken back, when the training has ended.');
