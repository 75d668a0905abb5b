import { describe, expect, it } from 'vitest';
import { turnUpright, type Orientation } from './orientation.ts';

/** How an upright picture with corners a b / c d is stored under each orientation. */
const stored: Readonly<Record<Orientation, string>> = {
  1: 'ab cd',
  2: 'ba dc',
  3: 'dc ba',
  4: 'cd ab',
  5: 'ac bd',
  6: 'bd ac',
  7: 'db ca',
  8: 'ca db',
};

describe('turnUpright', () => {
  it.each(Object.entries(stored))('rights orientation %s', (orientation, picture) => {
    const codes = Array.from(picture.replace(' ', ''), (corner) => corner.charCodeAt(0));
    const pixels = Uint8Array.from(codes.flatMap((code) => [code, 0, code]));
    const upright = turnUpright(pixels, 2, Number(orientation) as Orientation);
    expect(String.fromCharCode(...upright.filter((_, index) => index % 3 === 0))).toBe('abcd');
  });
});
