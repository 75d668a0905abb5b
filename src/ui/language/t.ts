import { IntlMessageFormat } from 'intl-messageformat';
import type { Message, MessageValues } from '../../core/message.ts';
import { currentLanguage } from './language.ts';

/** Formats that were made before: to read a pattern takes longer than to fill it in. */
const formats = new Map<string, IntlMessageFormat>();

/**
 * Words in the language of the page.
 *
 * @param text the English, in ICU MessageFormat, written out as a literal: it is the key of the catalogue
 * @param values what the words are about
 */
export function t(text: string, values?: MessageValues): string {
  const { locale, messages } = currentLanguage();
  const said = messages?.[text] ?? text;
  if (values === undefined && !/[{'<]/.test(said)) return said;
  const key = `${locale}\n${said}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new IntlMessageFormat(said, locale)));
  return String(format.format(values));
}

/** A message that another layer has written. */
export function say({ text, values }: Message): string {
  return t(text, values);
}
