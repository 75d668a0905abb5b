/** What a message says besides its words: counts, names, shares, and other messages. */
export type MessageValues = Readonly<Record<string, string | number | Message>>;

/**
 * Words for the person at the page, which the page says in their language.
 *
 * `text` is the English, in ICU MessageFormat (`{count, plural, one {# photo} other {# photos}}`), and at the same
 * time the key under which other languages keep theirs. It is written out where it is used, so that the source reads
 * as the page does.
 */
export interface Message {
  readonly text: string;
  readonly values?: MessageValues;
}

/** Marks words for the catalogue where they are written before it is known in which language they are said. */
export function message(text: string, values?: MessageValues): Message {
  return values === undefined ? { text } : { text, values };
}

/** Words that are nobody's to translate: what a browser or a library said. */
export function verbatim(words: string): Message {
  return { text: '{words}', values: { words } };
}

/** Several messages one after the other, sentences unless another separator is given; null where there are none. */
export function joined(messages: readonly Message[], separator = ' '): Message | null {
  const [first, ...others] = messages;
  if (first === undefined) return null;
  return others.reduce(
    (all, next) => ({ text: '{all}{separator}{next}', values: { all, separator, next } }),
    first,
  );
}

/** The English of a message, for logs and for what no page says. It fills in values and numbers, and knows no plurals. */
export function inEnglish({ text, values = {} }: Message): string {
  return text.replace(/\{(\w+)(, number)?\}/g, (place, name: string, asNumber?: string) => {
    const value = values[name];
    if (value === undefined) return place;
    if (typeof value === 'object') return inEnglish(value);
    return asNumber === undefined ? String(value) : value.toLocaleString('en-US');
  });
}
