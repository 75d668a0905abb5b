import { AUGMENTATION_RANGES, BLUR_SIGMA, type Augmentation } from './augmentation.ts';

export type ColourOperation = 'brightness' | 'contrast' | 'saturation' | 'hue';

/** One thing done to a photo, and nothing else. */
export type OperationExample =
  | { readonly kind: 'whole' }
  /** A square with this share of the photo's area; 0 is at the left or top, 1 at the right or bottom. */
  | { readonly kind: 'crop'; readonly area: number; readonly across: number; readonly down: number }
  | { readonly kind: 'mirror' }
  | { readonly kind: 'turn'; readonly degrees: number }
  /** A factor, or for hue a share of the circle. */
  | { readonly kind: ColourOperation; readonly amount: number }
  /** All colour operations at once, as the augmentation says; each `draw` is another. */
  | { readonly kind: 'recolour'; readonly augmentation: Augmentation; readonly draw: number }
  | { readonly kind: 'greyscale' }
  /** Standard deviation in pixels of a view 32 pixels wide. */
  | { readonly kind: 'blur'; readonly sigma: number };

/** Where a setting does nothing, its examples are of the most that it can be set to. */
export function isOff(name: keyof Augmentation, augmentation: Augmentation): boolean {
  return name === 'cropMinArea' ? augmentation.cropMinArea === 1 : augmentation[name] === 0;
}

/** The ends of what a setting of the augmentation allows to happen to a photo. */
export function operationExamples(name: keyof Augmentation, augmentation: Augmentation): OperationExample[] {
  const { min, max } = AUGMENTATION_RANGES[name];
  const most = name === 'cropMinArea' ? min : max;
  const value = isOff(name, augmentation) ? most : augmentation[name];
  switch (name) {
    case 'cropMinArea':
      return [
        { kind: 'crop', area: value, across: 0, down: 0 },
        { kind: 'crop', area: value, across: 1, down: 1 },
      ];
    case 'flip':
      return [{ kind: 'mirror' }];
    case 'rotationDegrees':
      return [
        { kind: 'turn', degrees: -value },
        { kind: 'turn', degrees: value },
      ];
    case 'jitter':
      return [0, 1].map((draw) => ({ kind: 'recolour', augmentation, draw }));
    case 'brightness':
    case 'contrast':
    case 'saturation':
      return [Math.max(0, 1 - value), 1 + value].map((amount) => ({ kind: name, amount }));
    case 'hue':
      return [-value, value].map((amount) => ({ kind: name, amount }));
    case 'greyscale':
      return [{ kind: 'greyscale' }];
    case 'blur':
      return [BLUR_SIGMA.min + (BLUR_SIGMA.max - BLUR_SIGMA.min) / 2, BLUR_SIGMA.max].map((sigma) => ({
        kind: 'blur',
        sigma,
      }));
  }
}
