import { expect, it } from 'vitest';
import { fittedRegion, LEAST_REGION, spannedRegion } from './squareRegion.ts';

it('keeps a square within the photo', () => {
  expect(fittedRegion({ left: 0.9, top: -1, size: 0.5 })).toEqual({ left: 0.5, top: 0, size: 0.5 });
  expect(fittedRegion({ left: 0, top: 0, size: 0 }).size).toBe(LEAST_REGION);
  expect(fittedRegion({ left: 0.3, top: 0.3, size: 7 })).toEqual({ left: 0, top: 0, size: 1 });
});

it('is spanned from where one presses, whichever way one drags, and never leaves the photo', () => {
  expect(spannedRegion([0.25, 0.25], [0.5, 0.75])).toEqual({ left: 0.25, top: 0.25, size: 0.5 });
  expect(spannedRegion([0.75, 0.75], [0.25, 0.5])).toEqual({ left: 0.25, top: 0.25, size: 0.5 });
  expect(spannedRegion([0.5, 0.5], [3, 0.6])).toEqual({ left: 0.5, top: 0.5, size: 0.5 });
  expect(spannedRegion([1, 1], [1, 1]).size).toBe(LEAST_REGION);
});
