import { expect, it } from 'vitest';
import { bytes, little32, webpLossy } from '../testing/photoBytes.ts';
import { endsWhole } from './frameDecoder.ts';

const jpeg = bytes([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9]);
const png = bytes('\x89PNG', [0, 0, 0, 0], 'IEND', [0xae, 0x42, 0x60, 0x82]);
const webp = webpLossy(3, 2);

it.each([
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
])('a %s that is cut off anywhere does not end as a whole one does', (type, file) => {
  expect(endsWhole(file, type)).toBe(true);
  for (let length = 0; length < file.length; length++)
    expect(endsWhole(file.subarray(0, length), type)).toBe(false);
});

it('takes a WebP file at the length that its head tells, and other types as they are', () => {
  expect(endsWhole(bytes('RIFF', little32(100), 'WEBP'), 'image/webp')).toBe(false);
  expect(endsWhole(bytes(webp, [0, 0, 0]), 'image/webp')).toBe(true);
  expect(endsWhole(new Uint8Array(), 'image/gif')).toBe(true);
});
