import { afterEach, expect, it } from 'vitest';
import { message } from '../../core/message.ts';
import { currentLanguage, setLanguage } from './language.ts';
import { say, t } from './t.ts';

const english = currentLanguage();
afterEach(() => setLanguage(english));

const PHOTOS = '{count, plural, one {# photo} other {# photos}} ready';

it('says English as it is written, with numbers and plurals', () => {
  expect([t('Pause'), t(PHOTOS, { count: 1 }), t(PHOTOS, { count: 1500 })]).toEqual([
    'Pause',
    '1 photo ready',
    '1,500 photos ready',
  ]);
});

it('says another language where it has the words, and English where it has not', () => {
  setLanguage({
    locale: 'de',
    messages: { [PHOTOS]: '{count, plural, one {# Foto} other {# Fotos}} bereit' },
  });
  expect([say(message(PHOTOS, { count: 1500 })), t('Pause')]).toEqual(['1.500 Fotos bereit', 'Pause']);
});
