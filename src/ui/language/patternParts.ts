import { IntlMessageFormat } from 'intl-messageformat';
import type { Pattern } from './language.ts';

/** A part of a pattern: its words, or the name of a value or a mark with what stands within. */
export interface PatternPart {
  readonly type: number;
  readonly value?: string;
  readonly children?: readonly PatternPart[];
  readonly options?: Readonly<Record<string, { readonly value: readonly PatternPart[] }>>;
}

/** The parser's kind for words; its other kinds are told apart by what they have. */
const WORDS = 0;

export const isWords = ({ type }: PatternPart): boolean => type === WORDS;

/** @throws SyntaxError where the text is no ICU MessageFormat */
export function patternParts(text: string): readonly PatternPart[] {
  return IntlMessageFormat.__parse?.(text) ?? [];
}

export function asPattern(parts: readonly PatternPart[]): Pattern {
  // The types of the parser are a package of their own.
  return parts as unknown as Pattern;
}
