import { afterEach, expect, it } from 'vitest';
import { ENGLISH, setLanguage } from './language.ts';
import { PSEUDO } from './pseudo.ts';
import { t } from './t.ts';

afterEach(() => setLanguage(ENGLISH));

it('puts what is said in brackets, with accents and a third longer, and leaves values and numbers alone', () => {
  setLanguage(PSEUDO);
  expect(t('Start')).toBe('⟦Šţåřţ··⟧');
  expect(
    t('{count, plural, one {# photo} other {# photos}} of {name}', { count: 1500, name: 'cats' }),
  ).toMatch(/^1,500⟦ þĥöţöš·+⟧⟦ öƒ ·+⟧cats$/);
});
