import type { Language } from './language.ts';
import { asPattern, isWords, patternParts, type PatternPart } from './patternParts.ts';

/** As long as German is, where English is short. */
const LONGER_BY = 1 / 3;
const FILLER = '·';

const PLAIN = 'abcdefghijklmnopqrstuvwyzABCDEGHILNORSTUYZ';
const ACCENTED = 'åƀçđéƒĝĥîĵķļɱñöþɋřšţûṽŵýžÅƁÇĐÉĜĤÎĻÑÖŘŠŢÛÝŽ';

function accented(letter: string): string {
  const at = PLAIN.indexOf(letter);
  return at < 0 ? letter : ACCENTED.charAt(at);
}

/** `⟦Šţåřţ ţřåîñîñĝ ·····⟧`: English that can be read, and told from words that no catalogue has. */
export function pseudoWords(words: string): string {
  if (!/\p{L}{2}/u.test(words)) return words;
  return `⟦${words.replace(/[a-z]/gi, accented)}${FILLER.repeat(Math.ceil(words.length * LONGER_BY))}⟧`;
}

/** All words of a pattern, within its plurals and marks too; values stay as they are. */
function pseudoPart(part: PatternPart): PatternPart {
  if (isWords(part)) return { ...part, value: pseudoWords(part.value ?? '') };
  const { children, options } = part;
  if (children) return { ...part, children: children.map(pseudoPart) };
  if (!options) return part;
  const said = Object.entries(options).map(
    ([name, option]) => [name, { ...option, value: option.value.map(pseudoPart) }] as const,
  );
  return { ...part, options: Object.fromEntries(said) };
}

export const PSEUDO: Language = {
  locale: 'en-XA',
  direction: 'ltr',
  keepsCapitals: true,
  patternOf: (english) => asPattern(patternParts(english).map(pseudoPart)),
};

/** The same from right to left. */
export const PSEUDO_RTL: Language = { ...PSEUDO, locale: 'en-XB', direction: 'rtl' };
