import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { catalogueLiterals } from '../../testing/catalogueLiterals.ts';
import german from './de.json';

const literals = catalogueLiterals('src');
const catalogues = { German: german } as const;

/** Names of values and marks in a pattern, wherever in it they stand. @throws SyntaxError where it is no ICU */
function namesIn(pattern: string): string[] {
  const names = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      // A literal's value is its words; everything else has its name there.
      if (part.type !== 0 && 'value' in part) names.add(part.value);
      if ('children' in part) visit(part.children);
      if ('options' in part) Object.values<Option>(part.options).forEach(({ value }) => visit(value));
    }
  };
  visit(IntlMessageFormat.__parse?.(pattern) ?? []);
  return [...names].sort();
}

type Part = ReturnType<NonNullable<typeof IntlMessageFormat.__parse>>[number];
interface Option {
  readonly value: readonly Part[];
}

it('finds what the page says', () => {
  expect(literals.has('Start training')).toBe(true);
  expect(literals.size).toBeGreaterThan(900);
});

it.each(Object.entries(catalogues))('%s says all that the page says, and nothing else', (_, catalogue) => {
  const missing = [...literals].filter(([text]) => !(text in catalogue)).map((entry) => entry.join(' · '));
  expect(missing).toEqual([]);
  expect(Object.keys(catalogue).filter((text) => !literals.has(text))).toEqual([]);
});

it.each(Object.entries(catalogues))(
  '%s speaks of the same things in each of its patterns',
  (_, catalogue) => {
    for (const [english, pattern] of Object.entries(catalogue)) {
      expect(namesIn(pattern), english).toEqual(namesIn(english));
      expect(pattern.trim(), english).not.toBe('');
    }
  },
);
