/** Languages that the page speaks, by the names that the address has for them. */
export const LANGUAGES = ['en', 'de', 'pseudo', 'pseudo-rtl'] as const;
export type LanguageName = (typeof LANGUAGES)[number];

/**
 * Those that a user can choose, as each calls itself. The others are for whoever makes the page: English in brackets, with
 * accents and a third longer, by which one sees words that are in no catalogue and places that are too narrow.
 */
export const OFFERED_LANGUAGES = { en: 'English', de: 'Deutsch' } as const satisfies Partial<
  Readonly<Record<LanguageName, string>>
>;
export type OfferedLanguage = keyof typeof OFFERED_LANGUAGES;

export function isOffered(name: string): name is OfferedLanguage {
  return name in OFFERED_LANGUAGES;
}

/** The first language of a list of wishes, as `navigator.languages` is, that the page speaks; English where it is none. */
export function bestLanguage(wishes: readonly string[]): OfferedLanguage {
  const primary = wishes.map((wish) => wish.toLowerCase().split('-')[0] ?? '');
  return primary.find(isOffered) ?? 'en';
}
