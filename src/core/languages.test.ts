import { expect, it } from 'vitest';
import { bestLanguage } from './languages.ts';

it('is the first of the visitor’s that the page speaks, whatever its country', () => {
  expect(bestLanguage(['de-AT', 'en'])).toBe('de');
  expect(bestLanguage(['fr', 'en-GB', 'de'])).toBe('en');
});

it('is English where the page speaks none of them', () => {
  expect(bestLanguage(['fr-CA'])).toBe('en');
  expect(bestLanguage([])).toBe('en');
});
