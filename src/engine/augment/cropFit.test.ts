import { describe, expect, it } from 'vitest';
import { CROP_RATIO } from '../../core/augmentation.ts';
import { cropFits, cropRule } from './cropFit.ts';

describe('cropFits', () => {
  it.each([0.08, 0.2, 0.7, 0.95])('lets in what fits, but for a hair, from an area of %f on', (minArea) => {
    const rule = cropRule(minArea);
    let judged = 0;
    for (let ratioStep = 0; ratioStep <= 500; ratioStep++) {
      const ratioDraw = Math.min(ratioStep / 500, 1 - 2 ** -24);
      const x = Math.abs(Math.log(CROP_RATIO.min) + Math.log(CROP_RATIO.max / CROP_RATIO.min) * ratioDraw);
      const largest = (Math.exp(-x) - minArea) / (1 - minArea);
      const hair = 2 ** -11 / (1 - minArea);
      for (const [areaDraw, fits] of [
        [largest + 1e-9, false],
        [largest - hair, true],
      ] as const) {
        if (areaDraw < 0 || areaDraw >= 1) continue;
        expect(cropFits(areaDraw, ratioDraw, rule), `area ${areaDraw}, ratio ${ratioDraw}`).toBe(fits);
        judged += 1;
      }
    }
    expect(judged).toBeGreaterThan(50);
  });

  it('refuses every crop where only the whole photo is large enough', () => {
    expect(cropFits(0, 0.5, cropRule(1))).toBe(false);
  });
});
