import type { Message, MessageValues } from '../../core/message.ts';
import { formatOf } from './format.ts';

/**
 * Words in the language of the page.
 *
 * @param text the English, in ICU MessageFormat, written out as a literal: it is the key of the catalogue
 * @param values what the words are about; a message among them is said too
 */
export function t(text: string, values?: MessageValues): string {
  return say({ text, ...(values && { values }) });
}

/** A message that another layer has written. */
export function say({ text, values = {} }: Message): string {
  const format = formatOf(text);
  if (typeof format === 'string') return format;
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? say(value) : value,
  ]);
  return String(format.format(Object.fromEntries(said) as Record<string, string | number>));
}
