import { describe, expect, it } from 'vitest';
import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import { packThumbnail, THUMBNAIL_BYTES } from '../../core/thumbnailCode.ts';
import { Thumbnails } from '../../store/thumbnails.ts';
import { Mipmaps } from './mipmaps.ts';

/** Packed pictures of many colours. */
function page(count: number): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(count * THUMBNAIL_BYTES);
  for (let photo = 0; photo < count; photo++) {
    const rgb = new Uint8Array(THUMBNAIL_SIDE ** 2 * 3).map(
      (_, at) => (at % 3) * 60 + Math.floor(at / 144) + photo,
    );
    packThumbnail(rgb, packed, photo * THUMBNAIL_BYTES);
  }
  return packed;
}

/** @param ticksMs that a look at the clock takes */
function make(count: number, ticksMs = 0) {
  const thumbnails = new Thumbnails();
  thumbnails.append(page(count));
  let nowMs = 0;
  const mipmaps = new Mipmaps(thumbnails, () => (nowMs += ticksMs));
  mipmaps.beginFrame();
  return { thumbnails, mipmaps };
}

describe('Mipmaps', () => {
  it('are means of the pixels that each of theirs covers, to a rounding', () => {
    const { thumbnails, mipmaps } = make(2);
    const pixels = thumbnails.pixelsOf(1)!;
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
            sum += pixels[((y * block + dy) * 48 + x * block + dx) * 4 + channel]!;
        const value = (picture.data[y * side + x]! >>> (8 * channel)) & 255;
        expect(Math.abs(value - sum / block ** 2)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('give the thumbnail itself where it is drawn larger, and nothing where there is none', () => {
    const { thumbnails, mipmaps } = make(1);
    const picture = mipmaps.pick(0, 30)!;
    expect(picture.side).toBe(48);
    expect(new Uint8ClampedArray(picture.data.buffer)).toEqual(thumbnails.pixelsOf(0));
    expect(mipmaps.pick(1, 30)).toBeNull();
  });

  it('are made while the frame has time, and the others in the next', () => {
    // Two milliseconds hold eight looks, the last of which says that they are over.
    const { mipmaps } = make(30, 0.25);
    const made = (): number =>
      Array.from({ length: 30 }, (_, id) => mipmaps.pick(id, 12)).filter((picture) => picture !== null)
        .length;
    expect(made()).toBe(7);
    expect(mipmaps.complete).toBe(false);
    for (const count of [14, 21, 28, 30]) {
      mipmaps.beginFrame();
      expect(made()).toBe(count);
    }
    expect(mipmaps.complete).toBe(true);
  });

  it('stay small in motion, until a frame at rest', () => {
    const { mipmaps } = make(1);
    mipmaps.beginFrame(true);
    expect(mipmaps.pick(0, 20)?.side).toBe(12);
    expect(mipmaps.complete).toBe(false);
    mipmaps.beginFrame();
    expect(mipmaps.pick(0, 20)?.side).toBe(24);
    mipmaps.beginFrame(true);
    expect(mipmaps.pick(0, 20)?.side).toBe(24);
    expect(mipmaps.complete).toBe(true);
  });

  it('stay small where more are to be large than are kept', () => {
    const { mipmaps } = make(4200);
    const sides = Array.from({ length: 4200 }, (_, id) => mipmaps.pick(id, 40)?.side);
    expect(sides.filter((side) => side === 48)).toHaveLength(4096);
    expect(sides.filter((side) => side === 24)).toHaveLength(104);
    expect(mipmaps.complete).toBe(true);
  });

  it('forget the photos of before', () => {
    const { thumbnails, mipmaps } = make(1);
    const before = mipmaps.pick(0, 12)!.data[0];
    thumbnails.clear();
    thumbnails.append(
      page(3)
        .subarray(2 * THUMBNAIL_BYTES)
        .slice(),
    );
    mipmaps.beginFrame();
    expect(mipmaps.pick(0, 12)!.data[0]).not.toBe(before);
  });
});
