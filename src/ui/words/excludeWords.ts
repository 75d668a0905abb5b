import { counted } from './numbers.ts';

/** `3 photos chosen` */
export function chosenWords(chosen: number): string {
  return `${counted(chosen, 'photo')} chosen`;
}

/** What excluding means, where nothing is chosen. */
export function excludedWords(excluded: number): string {
  return `The next training leaves ${counted(excluded, 'photo')} out.`;
}

/** Why nothing can be excluded now. */
export const EXCLUDE_LOCK = 'Photos can be excluded, and taken back, when the training has ended.';
