import { describe, expect, it } from 'vitest';
import { largestBatch, suggestSettings } from './defaults.ts';
import { isAllowed, type NumericSetting } from './settings.ts';

const photoCounts = [8, 9, 63, 64, 240, 999, 1000, 4999, 5000, 50_000];
const speeds = [null, 2, 39.9, 40, 5000];

describe('suggestSettings', () => {
  it('never asks for a batch of more than half the photos', () => {
    for (const photos of photoCounts) {
      for (const speed of speeds) {
        expect(suggestSettings(photos, speed).batchSize).toBeLessThanOrEqual(photos / 2);
      }
    }
  });

  it('stays within the range of every setting', () => {
    const numeric: NumericSetting[] = ['temperature', 'batchSize', 'imageSize', 'steps', 'learningRate'];
    for (const photos of photoCounts) {
      for (const speed of speeds) {
        const suggested = suggestSettings(photos, speed);
        for (const name of numeric) {
          expect(isAllowed(name, suggested[name as keyof typeof suggested] as number), name).toBe(true);
        }
      }
    }
  });

  it('shrinks the work on a slow device', () => {
    expect(suggestSettings(240, 4)).toMatchObject({
      encoder: 'tiny',
      imageSize: 32,
      batchSize: 32,
      steps: 300,
    });
    expect(suggestSettings(8000, 4)).toMatchObject({
      encoder: 'tiny',
      imageSize: 32,
      batchSize: 32,
      steps: 300,
    });
  });

  it('follows the recipes by number of photos elsewhere', () => {
    expect(suggestSettings(240, 900)).toMatchObject({
      loss: 'dcl',
      imageSize: 64,
      batchSize: 64,
      steps: 1500,
    });
    expect(suggestSettings(2000, 900)).toMatchObject({
      encoder: 'small',
      loss: 'nt-xent',
      imageSize: 64,
      batchSize: 128,
      steps: 3000,
    });
    expect(suggestSettings(9000, 900)).toMatchObject({ encoder: 'medium', imageSize: 96, steps: 5000 });
    expect(suggestSettings(9000, 100)).toMatchObject({ encoder: 'small', imageSize: 96, steps: 5000 });
  });

  it('assumes a GPU until the device has been measured', () => {
    expect(suggestSettings(240, null)).toEqual(suggestSettings(240, 900));
  });
});

describe('largestBatch', () => {
  it('is half the photos, within the range of the setting', () => {
    expect(largestBatch(41)).toBe(20);
    expect(largestBatch(3)).toBe(4);
    expect(largestBatch(100_000)).toBe(512);
  });
});
