import { describe, expect, it } from 'vitest';
import { THUMBNAIL_SIDE } from './photos.ts';
import { packThumbnail, THUMBNAIL_BYTES } from './thumbnailCode.ts';
import { unpackHalf, unpackQuarter, unpackThumbnail } from './unpackThumbnail.ts';

type Colour = readonly [number, number, number];

/** Packs a picture given by its pixels, and gives back all its channels but opacity beside what they were. */
function there(colourAt: (x: number, y: number) => Colour) {
  const rgb = Uint8Array.from({ length: THUMBNAIL_SIDE ** 2 * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return colourAt(pixel % THUMBNAIL_SIDE, Math.floor(pixel / THUMBNAIL_SIDE))[at % 3]!;
  });
  const packed = new Uint8Array(THUMBNAIL_BYTES);
  packThumbnail(rgb, packed, 0);
  const back = unpackThumbnail(packed).filter((_, at) => at % 4 < 3);
  return { rgb, packed, back, errors: Array.from(rgb, (value, at) => Math.abs(value - back[at]!)) };
}

describe('packed thumbnails', () => {
  it('keep 50,000 photos within 110 MB', () => {
    expect(50_000 * THUMBNAIL_BYTES).toBeLessThan(110e6);
  });

  it('keep greys to the bit where no more than two meet', () => {
    const { rgb, back } = there((x, y) => ((x + y) % 2 === 0 ? [7, 7, 7] : [201, 201, 201]));
    expect([...back]).toEqual([...rgb]);
  });

  it('keep plain colours, and opaque', () => {
    for (const colour of [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
      [90, 140, 33],
    ] as const) {
      expect(Math.max(...there(() => colour).errors)).toBeLessThanOrEqual(3);
    }
    expect(unpackThumbnail(new Uint8Array(THUMBNAIL_BYTES))[3]).toBe(255);
  });

  it('keep slopes of colour to a few levels', () => {
    const { errors } = there((x, y) => [x * 5, y * 5, 240 - x * 2 - y * 3]);
    expect(Math.max(...errors)).toBeLessThanOrEqual(12);
    expect(errors.reduce((sum, error) => sum + error) / errors.length).toBeLessThan(3);
  });

  it('keep edges of brightness where they are', () => {
    const { back } = there((x) => (x < 25 ? [10, 10, 10] : [240, 240, 240]));
    expect([back[24 * 3], back[25 * 3]]).toEqual([10, 240]);
  });

  it.each([
    [2, unpackHalf],
    [4, unpackQuarter],
  ] as const)('come at 1/%i of the side as the means of what they are as a whole', (block, unpackSmall) => {
    const { packed } = there((x, y) => [30 + x * 3, 60 + y * 2, 200 - x - y]);
    const [whole, small] = [unpackThumbnail(packed), unpackSmall(packed)];
    const side = THUMBNAIL_SIDE / block;
    expect(small).toHaveLength(side * side * 4);
    small.forEach((value, at) => {
      const [x, y] = [block * (Math.floor(at / 4) % side), block * Math.floor(at / 4 / side)];
      let sum = 0;
      for (let dy = 0; dy < block; dy++)
        for (let dx = 0; dx < block; dx++) sum += whole[4 * ((y + dy) * THUMBNAIL_SIDE + x + dx) + (at % 4)]!;
      expect(Math.abs(value - sum / block ** 2)).toBeLessThanOrEqual(1.5);
    });
  });

  it('lie one after the other', () => {
    const packed = new Uint8Array(2 * THUMBNAIL_BYTES);
    packThumbnail(new Uint8Array(THUMBNAIL_SIDE ** 2 * 3).fill(77), packed, THUMBNAIL_BYTES);
    expect(packed.subarray(0, THUMBNAIL_BYTES).every((byte) => byte === 0)).toBe(true);
    expect(unpackThumbnail(packed.subarray(THUMBNAIL_BYTES))[0]).toBe(77);
  });
});
