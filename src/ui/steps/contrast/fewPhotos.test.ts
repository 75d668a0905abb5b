import { expect, it } from 'vitest';
import type { ProbeFrame } from '../../../store/context.ts';
import { fewPhotos } from './fewPhotos.ts';

/** Three photos, one pixel a view; the number in each place names its row and column, or its view. */
const probe: ProbeFrame = {
  step: 7,
  photos: Uint32Array.of(4, 8, 15),
  similarity: Float32Array.from({ length: 36 }, (_, at) => Math.floor(at / 6) * 10 + (at % 6)),
  views: Uint8ClampedArray.from({ length: 24 }, (_, at) => Math.floor(at / 4)),
  side: 1,
};

it('keeps both views of the first photos, and what is between them', () => {
  const few = fewPhotos(probe, 2);
  expect([...few.photos]).toEqual([4, 8]);
  expect([...few.similarity]).toEqual([0, 1, 3, 4, 10, 11, 13, 14, 30, 31, 33, 34, 40, 41, 43, 44]);
  expect([...few.views].filter((_, at) => at % 4 === 0)).toEqual([0, 1, 3, 4]);
});

it('leaves a small probe as it is', () => {
  expect(fewPhotos(probe, 3)).toBe(probe);
});
