import { describe, expect, it } from 'vitest';
import { importStatus } from './importWords.ts';
import { compact, count, percent, rate, signed, small } from './numbers.ts';
import { timeLeft } from './time.ts';

describe('numbers', () => {
  it('are grouped, shortened and signed', () => {
    expect(count(1500)).toBe('1,500');
    expect([950, 9480, 76_432, 1_234_567].map(compact)).toEqual(['950', '9.5 k', '76 k', '1.2 M']);
    expect([612.4, 9.87].map(rate)).toEqual(['612', '9.9']);
    expect(percent(0.874)).toBe('87 %');
    expect([0.001, 3.5e-4, 1e-6, 0].map(small)).toEqual(['0.001', '3.5e-4', '1e-6', '0']);
    expect([-0.5, 0.5, -0.0001].map((value) => signed(value, 2))).toEqual(['−0.50', '0.50', '0.00']);
  });
});

describe('timeLeft', () => {
  it('is as fine as one can trust', () => {
    expect([0.4, 57.2, 89.9, 170, 4800, 7200].map(timeLeft)).toEqual([
      'almost done',
      '58 s left',
      '90 s left',
      '3 min left',
      '1 h 20 min left',
      '2 h left',
    ]);
    expect(timeLeft(NaN)).toBe('');
  });
});

describe('the status of the import', () => {
  it('counts photos, and skipped files where there are any', () => {
    expect(importStatus({ phase: 'ready', photos: 240, test: 0, skipped: 0, cancelled: false })).toBe(
      '240 photos ready',
    );
    expect(importStatus({ phase: 'ready', photos: 240, test: 40, skipped: 3, cancelled: false })).toBe(
      '240 photos ready, 40 of them a test set, 3 skipped',
    );
  });

  it('tells how far it is, how fast, and how long it will take', () => {
    const counts = { done: 120, total: 1500, before: 0, photos: 118, skipped: 2 };
    const state = { ...counts, rate: 80.2, secondsLeft: 17.2 };
    expect(importStatus({ phase: 'importing', via: 'files', ...state })).toBe(
      '120 of 1,500 files, 80 a second, 18 s left, 2 skipped',
    );
    expect(importStatus({ phase: 'importing', via: 'project', ...state, skipped: 0 })).toBe(
      '120 of 1,500 photos of the project, 80 a second, 18 s left',
    );
  });
});
