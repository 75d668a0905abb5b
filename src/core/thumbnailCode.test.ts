import { describe, expect, it } from 'vitest';
import { THUMBNAIL_SIDE } from './photos.ts';
import { packThumbnail, THUMBNAIL_BYTES, unpackQuarter, unpackThumbnail } from './thumbnailCode.ts';

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

  it('come at a quarter of the side as the means of what they are as a whole', () => {
    const { packed } = there((x, y) => [30 + x * 3, 60 + y * 2, 200 - x - y]);
    const [whole, quarter] = [unpackThumbnail(packed), unpackQuarter(packed)];
    const side = THUMBNAIL_SIDE / 4;
    expect(quarter).toHaveLength(side * side * 4);
    quarter.forEach((value, at) => {
      const [x, y] = [4 * (Math.floor(at / 4) % side), 4 * Math.floor(at / 4 / side)];
      let sum = 0;
      for (let pixel = 0; pixel < 16; pixel++)
        sum += whole[4 * ((y + (pixel >> 2)) * THUMBNAIL_SIDE + x + (pixel & 3)) + (at % 4)]!;
      expect(Math.abs(value - sum / 16)).toBeLessThanOrEqual(1.5);
    });
  });

  it('lie one after the other', () => {
    const packed = new Uint8Array(2 * THUMBNAIL_BYTES);
    packThumbnail(new Uint8Array(THUMBNAIL_SIDE ** 2 * 3).fill(77), packed, THUMBNAIL_BYTES);
    expect(packed.subarray(0, THUMBNAIL_BYTES).every((byte) => byte === 0)).toBe(true);
    expect(unpackThumbnail(packed.subarray(THUMBNAIL_BYTES))[0]).toBe(77);
  });
});
