import { describe, expect, it } from 'vitest';
import { AUGMENTATION_NAMES, DEFAULT_AUGMENTATION } from '../../core/augmentation.ts';
import { operationExamples, type OperationExample } from '../../core/operationExamples.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { operationPictures } from './operationPictures.ts';

/** Of a view whose blur is as wide as its σ says. */
const SIDE = 32;
const PHOTOS = noisePhotos(2, SIDE);

/** Pixels of each picture, [side · side] of RGB. */
function picturesOf(...examples: OperationExample[]): number[][][] {
  const pixels = operationPictures(PHOTOS, 1, examples, SIDE);
  return examples.map((_, at) =>
    Array.from({ length: SIDE * SIDE }, (_, pixel) => {
      const start = (at * SIDE * SIDE + pixel) * 4;
      return [...pixels.subarray(start, start + 3)];
    }),
  );
}

describe('pictures of one operation', () => {
  it('begin with the photo as it is', () => {
    const [whole] = picturesOf({ kind: 'whole' });
    const size = SIDE * SIDE * 3;
    expect(whole!.flat()).toEqual([...PHOTOS.pixels.subarray(size, 2 * size)]);
  });

  it('mirror every row', () => {
    const [whole, mirrored] = picturesOf({ kind: 'whole' }, { kind: 'mirror' });
    expect(mirrored!.slice(0, SIDE)).toEqual(whole!.slice(0, SIDE).reverse());
  });

  it('take the colour and leave the light', () => {
    const [grey, dark] = picturesOf({ kind: 'greyscale' }, { kind: 'brightness', amount: 0 });
    for (const [r, g, b] of grey!) expect([g, b]).toEqual([r, r]);
    expect(dark!.flat().every((value) => value === 0)).toBe(true);
  });

  it.each(AUGMENTATION_NAMES)('%s changes the photo, also where it is off', (name) => {
    const off = { ...DEFAULT_AUGMENTATION, [name]: name === 'cropMinArea' ? 1 : 0 };
    for (const augmentation of [DEFAULT_AUGMENTATION, off]) {
      const [whole, ...after] = picturesOf({ kind: 'whole' }, ...operationExamples(name, augmentation));
      expect(after.length).toBeGreaterThan(0);
      for (const picture of after) expect(picture).not.toEqual(whole);
    }
  });
});
