import { describe, expect, it } from 'vitest';
import { isAllowed, type NumericSetting } from '../settings.ts';
import type { SpeedFacts } from './facts.ts';
import { largestBatch } from './size.ts';
import { suggestSettings } from './suggestSettings.ts';

const photoCounts = [8, 9, 63, 64, 240, 999, 1000, 4999, 5000, 50_000];
const gpu = (gigaflops: number): SpeedFacts => ({ gigaflops, isProcessor: false });
const processor = (gigaflops: number): SpeedFacts => ({ gigaflops, isProcessor: true });
const speeds = [null, gpu(2), gpu(39.9), gpu(40), gpu(5000), processor(2), processor(150)];
const photos = (count: number, shorterSide: number | null = 3000) => ({ count, shorterSide });

describe('suggestSettings', () => {
  it('never asks for a batch of more than half the photos', () => {
    for (const count of photoCounts) {
      for (const speed of speeds) {
        expect(suggestSettings(photos(count), speed).settings.batchSize).toBeLessThanOrEqual(count / 2);
      }
    }
    expect(suggestSettings(photos(40), gpu(900)).reasons.batchSize).toBe('half-of-photos');
  });

  it('stays within the range of every setting', () => {
    const numeric = ['temperature', 'batchSize', 'imageSize', 'steps', 'learningRate'] as const;
    for (const count of photoCounts) {
      for (const speed of speeds) {
        for (const side of [null, 1, 20, 33, 500]) {
          const { settings } = suggestSettings(photos(count, side), speed);
          for (const name of numeric satisfies readonly NumericSetting[])
            expect(isAllowed(name, settings[name]), `${name} ${settings[name]}`).toBe(true);
        }
      }
    }
  });

  it('shrinks the work on a slow device, and says so', () => {
    const small = { encoder: 'tiny', imageSize: 32, batchSize: 64, steps: 1000 };
    for (const slow of [gpu(39.9), processor(30), processor(150)]) {
      expect(suggestSettings(photos(240), slow).settings).toMatchObject(small);
      expect(suggestSettings(photos(8000), slow).settings).toMatchObject(small);
      expect(suggestSettings(photos(8000), slow).reasons.encoder).toBe('slow-device');
    }
    expect(suggestSettings(photos(240), processor(4)).settings).toMatchObject({
      imageSize: 32,
      batchSize: 32,
      steps: 300,
    });
  });

  it('follows the recipes by number of photos elsewhere', () => {
    const few = { encoder: 'tiny', loss: 'dcl', imageSize: 64, batchSize: 64, steps: 1500 };
    expect(suggestSettings(photos(240), gpu(900)).settings).toMatchObject(few);
    expect(suggestSettings(photos(2000), gpu(900)).settings).toMatchObject({
      encoder: 'small',
      loss: 'nt-xent',
      imageSize: 64,
      batchSize: 128,
      steps: 3000,
    });
    const many = suggestSettings(photos(9000), gpu(900));
    expect(many.settings).toMatchObject({ encoder: 'medium', imageSize: 96, steps: 5000 });
    const middling = suggestSettings(photos(9000), gpu(100));
    expect(middling.settings).toMatchObject({ encoder: 'small', imageSize: 96, steps: 5000 });
    expect(middling.reasons.encoder).toBe('slow-for-so-many');
  });

  it('asks for no more pixels than the originals have', () => {
    const tiny = suggestSettings(photos(8000, 33), gpu(900));
    expect(tiny.settings.imageSize).toBe(32);
    expect(tiny.reasons.imageSize).toBe('small-originals');
    expect(suggestSettings(photos(8000, null), gpu(900)).settings.imageSize).toBe(96);
  });

  it('assumes a GPU until the device has been measured', () => {
    expect(suggestSettings(photos(240), null)).toEqual(suggestSettings(photos(240), gpu(900)));
  });
});

describe('largestBatch', () => {
  it('is half the photos, within the range of the setting', () => {
    expect(largestBatch(41)).toBe(20);
    expect(largestBatch(3)).toBe(4);
    expect(largestBatch(100_000)).toBe(512);
  });
});
