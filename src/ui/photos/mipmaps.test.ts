import { describe, expect, it } from 'vitest';
import { Thumbnails } from '../../store/thumbnails.ts';
import { Mipmaps } from './mipmaps.ts';

const BYTES = 48 * 48 * 4;

function page(count: number): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from({ length: count * BYTES }, (_, at) => (at % 4 === 3 ? 255 : (at * 97) % 251));
}

function make(count: number) {
  const thumbnails = new Thumbnails();
  const pixels = page(count);
  thumbnails.append(pixels);
  const mipmaps = new Mipmaps(thumbnails);
  mipmaps.beginFrame();
  return { thumbnails, pixels, mipmaps };
}

describe('Mipmaps', () => {
  it('are means of the pixels that each of theirs covers, to a rounding', () => {
    const { pixels, mipmaps } = make(2);
    for (const [side, asked] of [
      [24, 20],
      [12, 12],
    ] as const) {
      const picture = mipmaps.pick(1, asked)!;
      expect(picture.side).toBe(side);
      const block = 48 / side;
      for (const [x, y, channel] of [
        [0, 0, 0],
        [3, 7, 1],
        [side - 1, side - 1, 2],
        [5, 5, 3],
      ] as const) {
        let sum = 0;
        for (let dy = 0; dy < block; dy++)
          for (let dx = 0; dx < block; dx++)
            sum += pixels[BYTES + ((y * block + dy) * 48 + x * block + dx) * 4 + channel]!;
        const value = (picture.data[y * side + x]! >>> (8 * channel)) & 255;
        expect(Math.abs(value - sum / block ** 2)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('give the thumbnail itself where it is drawn larger, and nothing where there is none', () => {
    const { pixels, mipmaps } = make(1);
    const picture = mipmaps.pick(0, 30)!;
    expect(picture.side).toBe(48);
    expect(picture.data[0]! & 255).toBe(pixels[0]);
    expect(mipmaps.pick(1, 30)).toBeNull();
  });

  it('are made a part a frame, and the whole thumbnail serves until then', () => {
    const { mipmaps } = make(1000);
    const sides = (): number[] => Array.from({ length: 1000 }, (_, id) => mipmaps.pick(id, 12)!.side);
    expect(sides().filter((side) => side === 12)).toHaveLength(800);
    expect(mipmaps.complete).toBe(false);
    mipmaps.beginFrame();
    expect(sides().every((side) => side === 12)).toBe(true);
    expect(mipmaps.complete).toBe(true);
  });

  it('forget the photos of before', () => {
    const { thumbnails, mipmaps } = make(1);
    const before = mipmaps.pick(0, 12)!.data[0];
    thumbnails.clear();
    thumbnails.append(new Uint8ClampedArray(BYTES).fill(9));
    mipmaps.beginFrame();
    expect(mipmaps.pick(0, 12)!.data[0]).not.toBe(before);
  });
});
