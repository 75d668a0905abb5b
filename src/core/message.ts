/** What a message says besides its words: counts, names, shares. */
export type MessageValues = Readonly<Record<string, string | number>>;

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
