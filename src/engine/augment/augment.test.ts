import { describe, expect, it } from 'vitest';
import { DEFAULT_AUGMENTATION } from '../../core/augmentation.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { expectClose } from '../../testing/closeTo.ts';
import reference from '../../testing/reference/augment.json' with { type: 'json' };
import { blur } from './blur.ts';
import { brightness } from './brightness.ts';
import { contrast } from './contrast.ts';
import { greyscale } from './greyscale.ts';
import { hue } from './hue.ts';
import type { Picture } from './picture.ts';
import { makePairs } from './pipeline.ts';
import { resample, type Placement } from './resample.ts';
import { saturation } from './saturation.ts';
import { planView } from './viewPlan.ts';

type Case = (typeof reference.cases)[number];
type Params = Readonly<Record<string, number>>;

const WHOLE = { left: 0, top: 0, width: 12, height: 12 };
const STILL: Placement = { crop: WHOLE, flip: false, rotation: 0 };

function placed(input: Picture, placement: Placement, side: number, outside: 'edge' | 'black'): Float32Array {
  const { crop } = placement;
  const out = { side, pixels: new Float32Array(side * side * 3) };
  resample({ ...input, offset: 0, scale: 1 }, placement, out, {
    left: crop.left,
    top: crop.top,
    right: crop.left + crop.width - 1,
    bottom: crop.top + crop.height - 1,
    outside,
  });
  return out.pixels;
}

function inPlace(input: Picture, operation: (picture: Picture) => void): Float32Array {
  operation(input);
  return input.pixels;
}

function run({ name, params, input }: Case): Float32Array {
  const picture = { side: 12, pixels: Float32Array.from(input.data) };
  const value = (key: string): number => (params as unknown as Params)[key] ?? NaN;
  switch (name) {
    case 'brightness':
      return inPlace(picture, (p) => {
        brightness(p, value('factor'));
      });
    case 'contrast':
      return inPlace(picture, (p) => {
        contrast(p, value('factor'));
      });
    case 'saturation':
      return inPlace(picture, (p) => {
        saturation(p, value('factor'));
      });
    case 'hue':
      return inPlace(picture, (p) => {
        hue(p, value('shift'));
      });
    case 'grayscale':
      return inPlace(picture, greyscale);
    case 'gaussian_blur':
      return inPlace(picture, (p) => {
        blur(p, value('sigma'), (value('kernel') - 1) / 2);
      });
    case 'hflip':
      return placed(picture, { ...STILL, flip: true }, 12, 'edge');
    case 'rotate':
      return placed(picture, { ...STILL, rotation: value('degrees') }, 12, 'black');
    case 'resized_crop': {
      const crop = { left: value('left'), top: value('top'), width: value('width'), height: value('height') };
      return placed(picture, { ...STILL, crop }, value('size'), 'edge');
    }
    default:
      throw new Error(`no such operation: ${name}`);
  }
}

describe('augmentations agree with torchvision', () => {
  it.each(reference.cases.map((c) => [`${c.name} ${JSON.stringify(c.params)}`, c] as const))('%s', (_, c) => {
    expectClose(run(c), c.output.data, c.name === 'hue' ? 4e-3 : 1e-3);
  });
});

describe('planView', () => {
  const draws = Array.from({ length: 2000 }, (_, photo) =>
    planView(new RandomStream(7, PURPOSE.augment, 3, photo), DEFAULT_AUGMENTATION, 84, 64),
  );

  it('keeps crops inside the photo, between the smallest area and the whole', () => {
    for (const { placement } of draws) {
      const { left, top, width, height } = placement.crop;
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(84.001);
      expect((width * height) / 84 ** 2).toBeGreaterThanOrEqual(0.2 - 1e-6);
      expect(width / height).toBeGreaterThan(0.7499);
      expect(width / height).toBeLessThan(1.3334);
    }
  });

  it('does each thing as often as it should', () => {
    const share = (happens: (plan: (typeof draws)[number]) => boolean): number =>
      draws.filter(happens).length / draws.length;
    expect(share((plan) => plan.placement.flip)).toBeCloseTo(0.5, 1);
    expect(share((plan) => plan.jitter.length === 4)).toBeCloseTo(0.8, 1);
    expect(share((plan) => plan.greyscale)).toBeCloseTo(0.2, 1);
    expect(share((plan) => plan.jitter[0]?.name === 'hue')).toBeCloseTo(0.2, 1);
  });

  it('turning one control moves nothing else', () => {
    const plan = (spec: typeof DEFAULT_AUGMENTATION): ReturnType<typeof planView> =>
      planView(new RandomStream(1, PURPOSE.augment, 0, 0), spec, 84, 64);
    const still = plan(DEFAULT_AUGMENTATION);
    const blurred = plan({ ...DEFAULT_AUGMENTATION, blur: 1 });
    expect(blurred).toEqual({ ...still, blurSigma: blurred.blurSigma });
    expect(plan({ ...DEFAULT_AUGMENTATION, flip: 1 }).placement.crop).toEqual(still.placement.crop);
  });
});

describe('makePairs', () => {
  const photos = {
    pixels: Uint8Array.from({ length: 3 * 12 * 12 * 3 }, (_, at) => (at * 37) % 256),
    count: 3,
    side: 12,
  };
  const pairs = (ids: number[], step: number): Float32Array => {
    const out = new Float32Array(ids.length * 2 * 8 * 8 * 3);
    const settings = { augmentation: DEFAULT_AUGMENTATION, imageSize: 8 };
    makePairs(photos, { ids }, settings, { seed: 5, purpose: PURPOSE.augment, step }, out);
    return out;
  };
  const view = 8 * 8 * 3;

  it('makes the same view of a photo wherever it stands in the batch', () => {
    const alone = pairs([2], 4);
    const among = pairs([0, 2], 4);
    expect(among.slice(view, 2 * view)).toEqual(alone.slice(0, view));
    expect(among.slice(3 * view)).toEqual(alone.slice(view));
  });

  it('makes another view at another step, and two different ones of a pair', () => {
    expect(pairs([2], 4)).not.toEqual(pairs([2], 5));
    const pair = pairs([1], 4);
    expect(pair.slice(0, view)).not.toEqual(pair.slice(view));
  });
});
