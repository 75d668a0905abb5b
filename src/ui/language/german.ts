import messages from './de.json';
import type { Language } from './language.ts';

const patterns: Readonly<Record<string, string>> = messages;

export const GERMAN: Language = {
  locale: 'de',
  direction: 'ltr',
  keepsCapitals: true,
  patternOf: (english) => patterns[english] ?? english,
};
