import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../core/metrics.ts';
import { areFinite, soundRows } from './finite.ts';

const row = (step: number, loss: number, gradientNorm = 1): MetricRow => ({
  step,
  loss,
  top1: 0.5,
  top5: 0.9,
  learningRate: 1e-3,
  gradientNorm,
  stepMs: 1,
  imagesPerSecond: 1,
  temperature: NaN,
});

describe('soundRows', () => {
  it('takes all rows of a sound run, temperature or none', () => {
    const rows = [row(1, 4), row(2, -0.5)];
    expect(soundRows(rows)).toEqual({ sound: rows, error: null });
  });

  it('ends before the first step whose loss is no number, and names that step', () => {
    const { sound, error } = soundRows([row(7, 4), row(8, NaN), row(9, NaN)]);
    expect(sound.map(({ step }) => step)).toEqual([7]);
    expect(error).toMatchObject({ code: 'not-finite', message: 'The loss is no longer a number at step 8.' });
  });

  it.each([NaN, Infinity])('a gradient of norm %d counts although the loss is sound', (norm) => {
    const { sound, error } = soundRows([row(3, 4, norm)]);
    expect(sound).toEqual([]);
    expect(error?.message).toBe('The gradient is no longer a number at step 3.');
  });
});

describe('areFinite', () => {
  const of = (...values: number[]): Float32Array<ArrayBuffer> => Float32Array.from(values);

  it('sees a single weight or statistic that is not', () => {
    expect(areFinite({ parameters: of(1, -2, 0), statistics: of(3) })).toBe(true);
    expect(areFinite({ parameters: of(1, NaN, 0), statistics: of(3) })).toBe(false);
    expect(areFinite({ parameters: of(1), statistics: of(0, -Infinity) })).toBe(false);
  });
});
