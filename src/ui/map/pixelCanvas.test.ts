import { PURPOSE, RandomStream } from '../../core/random.ts';
import { describe, expect, it } from 'vitest';
import { discStamp, PixelCanvas } from './pixelCanvas.ts';

const RED = 0xff0000ff;
const BLUE = 0xffff0000;
const plain = (side: number, word: number) => ({ data: new Uint32Array(side * side).fill(word), side });

describe('PixelCanvas', () => {
  it('copies a picture pixel by pixel, and takes the nearest where it shrinks', () => {
    const canvas = new PixelCanvas(8, 8);
    const data = Uint32Array.from({ length: 16 }, (_, at) => (0xff000000 | at) >>> 0);
    canvas.picture({ data, side: 4 }, 2, 1, 4, 255);
    expect([...canvas.words.subarray(2 * 8 + 2, 2 * 8 + 6)].map((word) => word & 255)).toEqual([4, 5, 6, 7]);
    const small = new PixelCanvas(2, 2);
    small.picture({ data, side: 4 }, 0, 0, 2, 255);
    expect([...small.words].map((word) => word & 255)).toEqual([5, 7, 13, 15]);
  });

  it('draws what lies over an edge in part, and nothing beyond', () => {
    const canvas = new PixelCanvas(4, 4);
    canvas.picture(plain(6, RED), -4, 2, 6, 255);
    canvas.picture(plain(1, BLUE), 3, -5, 6, 255);
    canvas.picture(plain(6, RED), 9, 9, 6, 255);
    const at = (x: number, y: number): number => canvas.words[y * 4 + x]!;
    expect([at(0, 3), at(1, 3), at(2, 3), at(3, 1)]).toEqual([RED, RED, 0, 0]);
    expect(at(3, 0)).toBe(BLUE);
    canvas.picture(plain(1, BLUE), 2, 0, 2, 255);
    expect([at(1, 0), at(2, 0), at(3, 1)]).toEqual([0, BLUE, BLUE]);
  });

  it('rounds corners, the same at all four', () => {
    const canvas = new PixelCanvas(24, 24);
    canvas.picture(plain(24, RED), 0, 0, 24, 255);
    const corners = [0, 23, 23 * 24, 24 * 24 - 1].map((at) => canvas.words[at]);
    expect(corners).toEqual([0, 0, 0, 0]);
    expect(canvas.words[12]).toBe(RED);
    for (let y = 0; y < 24; y++) {
      for (let x = 0; x < 24; x++)
        expect(canvas.words[y * 24 + x]).toBe(canvas.words[(23 - y) * 24 + (23 - x)]);
    }
  });

  it('shows of things that overlap what was drawn first, as a painter who begins at the back', () => {
    const random = new RandomStream(3, PURPOSE.sample);
    const canvas = new PixelCanvas(100, 30);
    for (const round of [0, 1]) {
      canvas.clear();
      const things = Array.from({ length: 120 }, (_, at) => ({
        word: (0xff000000 | (at * 7919 + round)) >>> 0,
        left: random.below(120) - 12,
        top: random.below(45) - 12,
        side: 1 + random.below(45),
        from: random.chance(0.4) ? 1 : 12,
      }));
      for (const { word, left, top, side, from } of things)
        canvas.picture(plain(from, word), left, top, side, 255);
      const expected = new Uint32Array(100 * 30);
      for (const { word, left, top, side } of [...things].reverse()) {
        const alone = new PixelCanvas(100, 30);
        alone.picture(plain(1, word), left, top, side, 255);
        alone.words.forEach((drawn, at) => drawn !== 0 && (expected[at] = drawn));
      }
      expect(canvas.words).toEqual(expected);
    }
  });

  it('dims a picture by its opacity', () => {
    const canvas = new PixelCanvas(3, 3);
    canvas.picture(plain(3, RED), 0, 0, 3, 41);
    expect(canvas.words[4]! >>> 24).toBe(41);
  });

  it('lays a soft disc over what is there', () => {
    const { cover, side } = discStamp(4);
    const area = cover.reduce((sum, value) => sum + value, 0) / 255;
    expect(Math.abs(area - Math.PI * 16)).toBeLessThan(0.5);
    const canvas = new PixelCanvas(side, side);
    canvas.words.fill(BLUE);
    canvas.stamp(cover, side, RED, 0, 0);
    const middle = (side >> 1) * side + (side >> 1);
    expect([canvas.words[0], canvas.words[middle]]).toEqual([BLUE, RED]);
    const edge = canvas.words[cover.findIndex((value) => value > 60 && value < 200)]!;
    expect([edge & 255, (edge >>> 16) & 255, edge >>> 24].map((value) => value > 40)).toEqual([
      true,
      true,
      true,
    ]);
    expect(Math.abs((edge & 255) + ((edge >>> 16) & 255) - 255)).toBeLessThanOrEqual(1);
  });
});
