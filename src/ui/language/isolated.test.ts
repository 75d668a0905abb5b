import { expect, it } from 'vitest';
import { isolated } from './isolated.ts';

it('isolates names that turn the text around them, and leaves all others alone', () => {
  expect(isolated('תמונה.jpg')).toBe('\u2068תמונה.jpg\u2069');
  expect(isolated('\u202Egnp.exe')).toBe('\u2068\u202Egnp.exe\u2069');
  expect(['a.jpg', 'Grüße.png', '写真.jpg', '🐈.webp'].map(isolated)).toEqual([
    'a.jpg',
    'Grüße.png',
    '写真.jpg',
    '🐈.webp',
  ]);
});
