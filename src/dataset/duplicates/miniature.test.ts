import { describe, expect, it } from 'vitest';
import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import { looksSame, makeMiniature, type Miniature } from './miniature.ts';

type Colour = readonly [number, number, number];

function miniatureOf(colourAt: (x: number, y: number) => Colour): Miniature {
  const rgb = Uint8Array.from({ length: THUMBNAIL_SIDE ** 2 * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return colourAt(pixel % THUMBNAIL_SIDE, Math.floor(pixel / THUMBNAIL_SIDE))[at % 3]!;
  });
  return makeMiniature(rgb);
}

const plain = (...colour: Colour): Miniature => miniatureOf(() => colour);
/** A disc at (x, y). */
const disc = (left: number, top: number, ground = 200, radius = 17, dark = 40, light = 1): Miniature =>
  miniatureOf((x, y) => {
    const value = light * (Math.hypot(x - left, y - top) < radius ? dark : ground);
    return [value, value, value * 0.8];
  });

describe('makeMiniature', () => {
  it('holds mean colours of blocks, row by row', () => {
    const miniature = miniatureOf((x, y) => [x, y, 7]);
    expect([...miniature.colours.subarray(0, 3)]).toEqual([3, 3, 7]); // 2.5, rounded
    expect([...miniature.colours.subarray(9 * 3, 9 * 3 + 3)]).toEqual([9, 9, 7]);
    expect([...miniature.colours.subarray(-3)]).toEqual([45, 45, 7]);
    expect(plain(9, 9, 9).spread).toBe(0);
    expect(disc(24, 24, 200, 8).spread).toBeLessThan(40);
  });
});

describe('looksSame', () => {
  it('sees through a little light and a small shift', () => {
    expect(looksSame(disc(24, 24), disc(24, 24, 200, 17, 40, 1.1))).toBe(true);
    expect(looksSame(disc(24, 24), disc(25, 23))).toBe(true);
    expect(looksSame(disc(24, 24), disc(32, 24))).toBe(false);
    expect(looksSame(disc(24, 24), disc(24, 24, 130))).toBe(false);
  });

  it('looks closely at what is small on a plain ground', () => {
    expect(looksSame(disc(24, 24, 200, 8), disc(24, 24, 200, 8, 42))).toBe(true);
    expect(looksSame(disc(24, 24, 200, 8), disc(24, 24, 200, 8, 90))).toBe(false);
  });

  it('tells plain grounds apart by their colour', () => {
    expect(looksSame(plain(0, 0, 0), plain(1, 1, 1))).toBe(true);
    expect(looksSame(plain(0, 0, 0), plain(255, 255, 255))).toBe(false);
    expect(looksSame(plain(120, 130, 200), plain(122, 131, 198))).toBe(true);
    expect(looksSame(plain(120, 130, 200), plain(200, 130, 120))).toBe(false);
  });
});
