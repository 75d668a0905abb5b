import { bestLanguage, isOffered, type LanguageName, type OfferedLanguage } from '../../core/languages.ts';
import { currentLanguage, ENGLISH, setLanguage, type Language } from './language.ts';

const KEPT_AS = 'likeness.language';
const listeners = new Set<() => void>();
let wished: LanguageName = 'en';

/** Each in a chunk of its own, so that English costs nothing. */
const LOADERS: Readonly<Record<LanguageName, () => Language | Promise<Language>>> = {
  en: () => ENGLISH,
  de: async () => (await import('./german.ts')).GERMAN,
  pseudo: async () => (await import('./pseudo.ts')).PSEUDO,
  'pseudo-rtl': async () => (await import('./pseudo.ts')).PSEUDO_RTL,
};

/** Speaks a language from now on; where it cannot be loaded, the one before stays. */
export async function speak(name: LanguageName): Promise<void> {
  wished = name;
  try {
    const language = await LOADERS[name]();
    // Another may have been chosen while this one was on its way.
    if (name !== wished || language === currentLanguage()) return;
    setLanguage(language);
  } catch {
    return;
  }
  const { locale, direction } = currentLanguage();
  Object.assign(document.documentElement, { lang: locale, dir: direction });
  for (const listener of listeners) listener();
}

export function subscribeLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the user has chosen on an earlier visit, or what the browser is set to. */
export function ownLanguage(): OfferedLanguage {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept !== null && isOffered(kept)) return kept;
  } catch {
    // Storage may be denied.
  }
  return bestLanguage(navigator.languages);
}

export function rememberLanguage(name: OfferedLanguage): void {
  try {
    localStorage.setItem(KEPT_AS, name);
  } catch {
    // The choice holds until the page is left.
  }
}
