import { IntlMessageFormat } from 'intl-messageformat';
import { currentLanguage, type Language } from './language.ts';

/** Formats that were made before: to read a pattern takes longer than to fill it in. */
const formats = new WeakMap<Language, Map<string, IntlMessageFormat | string>>();

/** How an English text is said in the language of the page; a string where there is nothing to fill in. */
export function formatOf(english: string): IntlMessageFormat | string {
  const language = currentLanguage();
  const known = formats.get(language) ?? new Map<string, IntlMessageFormat | string>();
  formats.set(language, known);
  const format = known.get(english) ?? make(language, english);
  known.set(english, format);
  return format;
}

function make({ locale, patternOf }: Language, english: string): IntlMessageFormat | string {
  const pattern = patternOf(english);
  if (typeof pattern === 'string' && !/[{'<]/.test(pattern)) return pattern;
  return new IntlMessageFormat(pattern, locale);
}
