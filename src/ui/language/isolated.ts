/** Hebrew, Arabic and their neighbours, and the marks that turn the direction of text. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
const [FIRST_STRONG, POP] = ['\u2068', '\u2069'];

/**
 * A name within other words, so that one written from right to left, or made to look so, turns nothing around it. Names
 * that turn nothing stay as they are, to the letter.
 *
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolated(name: string): string {
  return TURNS.test(name) ? FIRST_STRONG + name + POP : name;
}
