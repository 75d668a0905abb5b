import type { ColourOperation } from '../../core/operationExamples.ts';
import { BLUR_SIGMA, CROP_RATIO, type Augmentation } from '../../core/augmentation.ts';
import type { RandomStream } from '../../core/random.ts';
import { cropFits, cropRule } from './cropFit.ts';
import type { Placement } from './resample.ts';

export type JitterName = ColourOperation;

/** What will be done to one photo to make one view. Plain numbers, so that it can be tested and shown. */
export interface ViewPlan {
  readonly placement: Placement;
  /** Colour operations in the order drawn; empty where jitter does not strike. */
  readonly jitter: readonly { readonly name: JitterName; readonly amount: number }[];
  readonly greyscale: boolean;
  /** Standard deviation in pixels of the view, or 0. */
  readonly blurSigma: number;
}

/** Tries to find a crop that fits, as torchvision's RandomResizedCrop; the whole photo after that. */
export const CROP_TRIES = 10;

const NAMES: readonly JitterName[] = ['brightness', 'contrast', 'saturation', 'hue'];

/**
 * Draws a view. Every value is drawn whether used or not, and the crop's tries come last, so that turning
 * one control moves nothing but what it controls.
 *
 * @param photoSide side of the cached photo in pixels
 * @param viewSide side of the view in pixels
 */
export function planView(
  random: RandomStream,
  spec: Augmentation,
  photoSide: number,
  viewSide: number,
): ViewPlan {
  const flip = random.chance(spec.flip);
  const rotation = random.between(-spec.rotationDegrees, spec.rotationDegrees);
  const jitters = random.chance(spec.jitter);
  const factor = (strength: number): number => random.between(Math.max(0, 1 - strength), 1 + strength);
  const amounts: Record<JitterName, number> = {
    brightness: factor(spec.brightness),
    contrast: factor(spec.contrast),
    saturation: factor(spec.saturation),
    hue: random.between(-spec.hue, spec.hue),
  };
  const order = shuffled(random, NAMES);
  const greyscale = random.chance(spec.greyscale);
  const blurs = random.chance(spec.blur);
  const sigma = (random.between(BLUR_SIGMA.min, BLUR_SIGMA.max) * viewSide) / 32;
  const across = random.uniform();
  const down = random.uniform();
  const { width, height } = drawCrop(random, spec.cropMinArea);
  return {
    placement: {
      crop: {
        left: across * (1 - width) * photoSide,
        top: down * (1 - height) * photoSide,
        width: width * photoSide,
        height: height * photoSide,
      },
      flip,
      rotation,
    },
    jitter: jitters ? order.map((name) => ({ name, amount: amounts[name] })) : [],
    greyscale,
    blurSigma: blurs ? sigma : 0,
  };
}

/** Width and height of a crop as shares of a square photo. */
function drawCrop(random: RandomStream, minArea: number): { width: number; height: number } {
  const rule = cropRule(minArea);
  for (let attempt = 0; attempt < CROP_TRIES; attempt++) {
    const areaDraw = random.uniform();
    const ratioDraw = random.uniform();
    if (!cropFits(areaDraw, ratioDraw, rule)) continue;
    const area = minArea + (1 - minArea) * areaDraw;
    const ratio = CROP_RATIO.min * (CROP_RATIO.max / CROP_RATIO.min) ** ratioDraw;
    return { width: Math.sqrt(area * ratio), height: Math.sqrt(area / ratio) };
  }
  return { width: 1, height: 1 };
}

/** A random order, in three draws for four items. */
function shuffled<T>(random: RandomStream, items: readonly T[]): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 1) order.push(...left.splice(random.below(left.length), 1));
  return [...order, ...left];
}
