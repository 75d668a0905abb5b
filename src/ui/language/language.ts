import type { IntlMessageFormat } from 'intl-messageformat';

/** A pattern in ICU MessageFormat, as written or as parsed. */
export type Pattern = ConstructorParameters<typeof IntlMessageFormat>[0];

/** A language that the page speaks. */
export interface Language {
  /** BCP 47, for numbers, plurals and the `lang` of the document. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether a label keeps its capital within a sentence, as German nouns do. */
  readonly keepsCapitals: boolean;
  /** The pattern of what is English in the sources. */
  readonly patternOf: (english: string) => Pattern;
}

/** The language of the sources. */
export const ENGLISH: Language = {
  locale: 'en-US',
  direction: 'ltr',
  keepsCapitals: false,
  patternOf: (english) => english,
};

let current = ENGLISH;

export function currentLanguage(): Language {
  return current;
}

/** Whoever changes the language has the page drawn anew. */
export function setLanguage(language: Language): void {
  current = language;
}

/** A label as it stands within a sentence. */
export function inSentence(label: string): string {
  return current.keepsCapitals ? label : label.toLowerCase();
}
