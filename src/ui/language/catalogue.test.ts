import { expect, it } from 'vitest';
import { catalogueLiterals } from '../../testing/catalogueLiterals.ts';
import german from './de.json';
import { isWords, patternParts, type PatternPart } from './patternParts.ts';

const literals = catalogueLiterals('src');
const catalogues = { German: german } as const;

/** Names of values and marks in a pattern, wherever in it they stand. @throws SyntaxError where it is no ICU */
function namesIn(pattern: string): string[] {
  const names = new Set<string>();
  const visit = (part: PatternPart): void => {
    if (!isWords(part) && part.value !== undefined) names.add(part.value);
    part.children?.forEach(visit);
    Object.values(part.options ?? {}).forEach(({ value }) => value.forEach(visit));
  };
  patternParts(pattern).forEach(visit);
  return [...names].sort();
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
