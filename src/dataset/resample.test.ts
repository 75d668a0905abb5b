import { describe, expect, it } from 'vitest';
import { Resampler } from './resample.ts';

/** A grey picture as RGB. */
const grey = (values: readonly number[]): Uint8Array => Uint8Array.from(values.flatMap((v) => [v, v, v]));

function scale(source: Uint8Array, from: number, to: number): number[] {
  const target = new Uint8Array(to * to * 3);
  new Resampler(from, to).run(source, 3, target);
  return Array.from(target).filter((_, index) => index % 3 === 0);
}

describe('Resampler', () => {
  it('averages whole blocks', () => {
    const source = grey([0, 10, 100, 100, 20, 30, 100, 100, 7, 7, 0, 255, 7, 7, 255, 0]);
    expect(scale(source, 4, 2)).toEqual([15, 100, 7, 128]);
  });

  it('counts pixels in part where sides do not divide', () => {
    // Each side covers 1.5 pixels: weights 1, 1/2 and 1/2, 1, over 9 quarters.
    const source = grey([90, 0, 0, 0, 0, 0, 0, 0, 180]);
    expect(scale(source, 3, 2)).toEqual([40, 0, 0, 80]);
  });

  it('turns the finest pattern to its mean, and keeps the mean of any', () => {
    const side = 101;
    const checkers = grey(Array.from({ length: side * side }, (_, index) => (index % 2) * 254));
    for (const value of scale(checkers, side, 13)) expect(Math.abs(value - 127)).toBeLessThanOrEqual(3);
    const ramp = Array.from({ length: side * side }, (_, index) => (index * 37) % 256);
    const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v) / values.length;
    expect(Math.abs(mean(scale(grey(ramp), side, 17)) - mean(ramp))).toBeLessThan(0.5);
  });

  it('leaves a picture of the right side as it is', () => {
    const source = grey([1, 2, 3, 4]);
    expect(scale(source, 2, 2)).toEqual([1, 2, 3, 4]);
  });

  it('grows smoothly between the centres of pixels', () => {
    expect(scale(grey([0, 100, 0, 100]), 2, 4).slice(0, 4)).toEqual([0, 25, 75, 100]);
    expect(scale(grey([9]), 1, 3)).toEqual(Array<number>(9).fill(9));
  });

  it('does not look at opacity', () => {
    const target = new Uint8Array(3);
    new Resampler(2, 1).run(Uint8Array.of(8, 4, 2, 0, 8, 4, 2, 9, 8, 4, 2, 99, 8, 4, 2, 200), 4, target);
    expect([...target]).toEqual([8, 4, 2]);
  });
});
