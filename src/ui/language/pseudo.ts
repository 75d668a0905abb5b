import { IntlMessageFormat } from 'intl-messageformat';
import type { Language, Pattern } from './language.ts';

/** As long as German is, where English is short. */
const LONGER_BY = 1 / 3;
const FILLER = '·';

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'aåbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqɋrřsštţuûvṽwŵxẋyýzžAÅBƁCÇDĐEÉGĜHĤIÎLĻNÑOÖRŘSŠTŢUÛYÝZŽ'.matchAll(
      /../gu,
    ),
  ].map(([pair]) => [...pair] as [string, string]),
);

type Element = Exclude<Pattern, string>[number];

/** `⟦Šţåřţ ţřåîñîñĝ ·····⟧`: English that can be read, and told from words that no catalogue has. */
export function pseudoWords(words: string): string {
  if (!/\p{L}{2}/u.test(words)) return words;
  const accented = Array.from(words, (letter) => ACCENTED[letter] ?? letter).join('');
  return `⟦${accented}${FILLER.repeat(Math.ceil(words.length * LONGER_BY))}⟧`;
}

/** All words of a pattern, within its plurals and marks too; values stay as they are. */
function pseudoPattern(english: string): Pattern {
  const parse = IntlMessageFormat.__parse;
  return parse === undefined ? english : parse(english).map(pseudoElement);
}

function pseudoElement(element: Element): Element {
  // By shape, since the parser's kinds are a package of their own.
  if ('children' in element) return { ...element, children: element.children.map(pseudoElement) };
  if ('options' in element) {
    const options = Object.entries<{ value: Element[] }>(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(pseudoElement) },
    ]);
    return { ...element, options: Object.fromEntries(options) } as Element;
  }
  return element.type === 0 ? { ...element, value: pseudoWords(element.value) } : element;
}

export const PSEUDO: Language = {
  locale: 'en-XA',
  direction: 'ltr',
  keepsCapitals: true,
  patternOf: pseudoPattern,
};

/** The same from right to left. */
export const PSEUDO_RTL: Language = { ...PSEUDO, locale: 'en-XB', direction: 'rtl' };
