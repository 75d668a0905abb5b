import { describe, expect, it } from 'vitest';
import { Resampler } from '../resample.ts';
import { differenceHash, hammingDistance, hashText } from './differenceHash.ts';

const SIDE = 72;

/** A picture of 9 × 8 fields of one grey each. */
function fields(greyAt: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return greyAt(Math.floor((pixel % SIDE) / 8), Math.floor(pixel / SIDE / 9));
  });
}

const textOf = (rgb: Uint8Array, side = SIDE): string => hashText(differenceHash(rgb, side));

/** Something like a photo: smooth, with edges. */
const scene = (at: number): number => {
  const [x, y] = [(Math.floor(at / 3) % SIDE) / SIDE, Math.floor(at / 3 / SIDE) / SIDE];
  return 110 + 60 * Math.sin(9 * x + 4 * y * y) + 40 * Math.sign(Math.sin(5 * y - 7 * x)) - 20 * (at % 3);
};

function distance(a: Uint8Array, b: Uint8Array, side = SIDE): number {
  const [p, q] = [differenceHash(a, SIDE), differenceHash(b, side)];
  return hammingDistance(p[0], p[1], q[0], q[1]);
}

describe('differenceHash', () => {
  it('has a bit for each field that is brighter than the one to its left, rows from the top', () => {
    const row = [10, 20, 20, 21, 23, 5, 6, 100, 0]; // + 0 0 + − 0 + −, one grey level being none
    expect(textOf(fields((x) => row[x]!))).toBe('92'.repeat(8));
    expect(textOf(fields((x, y) => (y % 2 === 0 ? 20 * x : 200 - 20 * x)))).toBe('ff00ff00ff00ff00');
    expect(textOf(fields((x, y) => (y === 7 && x === 8 ? 90 : 50)))).toBe('0000000000000001');
    expect(textOf(fields((x, y) => (y === 0 && x > 0 ? 90 : 50)))).toBe('8000000000000000');
  });

  it('weighs colours as the eye does', () => {
    const green = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
      const left = Math.floor(at / 3) % SIDE < 40;
      return at % 3 === (left ? 2 : 1) ? 255 : 0;
    });
    expect(textOf(green)).toBe('08'.repeat(8)); // blue to green is brighter, though as strong
  });

  it('is nought for plain grounds, whatever the noise', () => {
    const noise = (at: number): number => 128 + ((at * 2_654_435_761) % 5) - 2;
    expect(textOf(Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => noise(at)))).toBe('0'.repeat(16));
  });

  it('hardly changes with size, light and noise', () => {
    const photo = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => scene(at));
    const brighter = photo.map((value) => Math.min(255, value * 1.1));
    const noisy = photo.map((value, at) => Math.min(255, value + ((at * 7919) % 7)));
    const half = new Uint8Array(36 * 36 * 3);
    new Resampler(SIDE, 36).run(photo, 3, half);
    for (const [other, side] of [[brighter], [noisy], [half, 36]] as const)
      expect(distance(photo, other, side)).toBeLessThanOrEqual(3);
    const mirrored = photo.map((_, at) => {
      const pixel = Math.floor(at / 3);
      return photo[3 * (pixel - 2 * (pixel % SIDE) + SIDE - 1) + (at % 3)]!;
    });
    expect(distance(photo, mirrored)).toBeGreaterThan(16);
  });
});

describe('hammingDistance', () => {
  it('counts the bits that differ', () => {
    expect(hammingDistance(0, 0, 0, 0)).toBe(0);
    expect(hammingDistance(0xffff_ffff, 0, 0, 0xffff_ffff)).toBe(64);
    expect(hammingDistance(0x8000_0001, 5, 0, 4)).toBe(3);
  });
});
