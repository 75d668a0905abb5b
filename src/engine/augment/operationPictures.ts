import type { OperationExample } from '../../core/operationExamples.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { makeView } from './pipeline.ts';
import { toRgba } from './rgba.ts';
import { planView, type ViewPlan } from './viewPlan.ts';

/**
 * A photo after each of the operations alone, made by the code that makes training's views.
 *
 * @returns RGBA [examples, side, side, 4]
 */
export function operationPictures(
  photos: PackedPhotos,
  photo: number,
  examples: readonly OperationExample[],
  side: number,
): Uint8ClampedArray<ArrayBuffer> {
  const size = side * side * 3;
  const pixels = new Float32Array(examples.length * size);
  examples.forEach((example, at) => {
    const out = { side, pixels: pixels.subarray(at * size, (at + 1) * size) };
    makeView(photos, photo, planOf(example, photos.side, side), out);
  });
  return toRgba(pixels);
}

/** The plan of a view to which nothing happens but the one thing. */
function planOf(example: OperationExample, photoSide: number, viewSide: number): ViewPlan {
  const crop = { left: 0, top: 0, width: photoSide, height: photoSide };
  const whole: ViewPlan = {
    placement: { crop, flip: false, rotation: 0 },
    jitter: [],
    greyscale: false,
    blurSigma: 0,
  };
  switch (example.kind) {
    case 'whole':
      return whole;
    case 'crop': {
      const width = Math.sqrt(example.area) * photoSide;
      const [left, top] = [example.across * (photoSide - width), example.down * (photoSide - width)];
      return { ...whole, placement: { ...whole.placement, crop: { left, top, width, height: width } } };
    }
    case 'mirror':
      return { ...whole, placement: { ...whole.placement, flip: true } };
    case 'turn':
      return { ...whole, placement: { ...whole.placement, rotation: example.degrees } };
    case 'recolour': {
      const random = new RandomStream(0, PURPOSE.preview, example.draw);
      const drawn = planView(random, { ...example.augmentation, jitter: 1 }, photoSide, viewSide);
      return { ...whole, jitter: drawn.jitter };
    }
    case 'greyscale':
      return { ...whole, greyscale: true };
    case 'blur':
      return { ...whole, blurSigma: (example.sigma * viewSide) / 32 };
    case 'brightness':
    case 'contrast':
    case 'saturation':
    case 'hue':
      return { ...whole, jitter: [{ name: example.kind, amount: example.amount }] };
  }
}
