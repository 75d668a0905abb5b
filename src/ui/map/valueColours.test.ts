import { describe, expect, it } from 'vitest';
import { colourOfValue, rangeOf, valueScale } from './valueColours.ts';

const lightnessOf = (colour: string): number => Number(/oklch\(([\d.]+)/.exec(colour)?.[1]);

describe('the scale of values', () => {
  it.each(['light', 'dark'] as const)('goes in even steps, and away from the ground, in %s', (scheme) => {
    const lightness = valueScale(scheme).map(lightnessOf);
    const steps = lightness.slice(1).map((value, at) => value - lightness[at]!);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.002);
    expect(steps.every((step) => (scheme === 'light' ? step < 0 : step > 0))).toBe(true);
  });

  it('is not taken up by a few odd values', () => {
    const values = Float32Array.from({ length: 200 }, (_, at) => at / 100);
    values[7] = 1e6;
    values[9] = NaN;
    expect(rangeOf(values).most).toBeLessThan(2.1);
  });

  it('gives ends their colours, and what lies beyond them too', () => {
    const scale = ['a', 'b', 'c'];
    const range = { least: 1, most: 3 };
    expect([0, 1, 2, 3, 9].map((value) => colourOfValue(value, range, scale))).toEqual([
      'a',
      'a',
      'b',
      'c',
      'c',
    ]);
  });

  it('has a range where all values are one', () => {
    expect(rangeOf(new Float32Array(5).fill(2))).toEqual({ least: 2, most: 3 });
  });
});
