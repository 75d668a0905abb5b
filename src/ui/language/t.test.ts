import { afterEach, expect, it } from 'vitest';
import { message } from '../../core/message.ts';
import { ENGLISH, setLanguage } from './language.ts';
import { say, t } from './t.ts';

afterEach(() => setLanguage(ENGLISH));

const PHOTOS = '{count, plural, one {# photo} other {# photos}} ready';

function speakGerman(messages: Readonly<Record<string, string>>): void {
  const patternOf = (english: string): string => messages[english] ?? english;
  setLanguage({ locale: 'de', direction: 'ltr', keepsCapitals: true, patternOf });
}

it('says English as it is written, with numbers and plurals', () => {
  expect([t('Pause'), t(PHOTOS, { count: 1 }), t(PHOTOS, { count: 1500 })]).toEqual([
    'Pause',
    '1 photo ready',
    '1,500 photos ready',
  ]);
});

it('says another language where it has the words, and English where it has not', () => {
  speakGerman({ [PHOTOS]: '{count, plural, one {# Foto} other {# Fotos}} bereit' });
  expect([say(message(PHOTOS, { count: 1500 })), t('Pause')]).toEqual(['1.500 Fotos bereit', 'Pause']);
});

it('says a message within a message in the same language', () => {
  speakGerman({ 'It failed: {reason}': 'Fehlgeschlagen: {reason}', 'it is empty': 'leer' });
  expect(say(message('It failed: {reason}', { reason: message('it is empty') }))).toBe(
    'Fehlgeschlagen: leer',
  );
});
