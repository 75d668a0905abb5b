/** A language that the page speaks. Without messages of its own it is English, in which the sources are written. */
export interface Language {
  /** BCP 47, for numbers, plurals and the `lang` of the document. */
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>> | null;
}

const ENGLISH: Language = { locale: 'en-US', messages: null };

let current: Language = ENGLISH;

export function currentLanguage(): Language {
  return current;
}

/** Whoever changes the language has the page drawn anew. */
export function setLanguage(language: Language): void {
  current = language;
}
