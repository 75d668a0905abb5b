/**
 * The recipe of random views: what may happen to a photo before the network sees it.
 * Probabilities are in [0, 1]; strengths follow torchvision (brightness 0.4 draws a factor in [0.6, 1.4]).
 * `cropMinArea` is the smallest share of the photo that a crop may keep; its aspect ratio is drawn,
 * log-uniformly, in [3/4, 4/3].
 */
export interface Augmentation {
  readonly cropMinArea: number;
  readonly flip: number;
  readonly rotationDegrees: number;
  readonly jitter: number;
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly hue: number;
  readonly greyscale: number;
  readonly blur: number;
}

/** R1 of the recipes: SimCLR's views for small pictures, without blur and rotation. */
export const DEFAULT_AUGMENTATION: Augmentation = {
  cropMinArea: 0.2,
  flip: 0.5,
  rotationDegrees: 0,
  jitter: 0.8,
  brightness: 0.4,
  contrast: 0.4,
  saturation: 0.4,
  hue: 0.1,
  greyscale: 0.2,
  blur: 0,
};

/**
 * The same changes, but small ones, for photos whose class is to be learned: a contrastive crop may leave the cat out,
 * and a view in grey says nothing of a class that is told by colour.
 */
export function mild(augmentation: Augmentation): Augmentation {
  const { brightness, contrast, saturation, hue, rotationDegrees } = augmentation;
  return {
    ...augmentation,
    cropMinArea: Math.max(0.6, augmentation.cropMinArea),
    rotationDegrees: rotationDegrees / 2,
    brightness: brightness / 2,
    contrast: contrast / 2,
    saturation: saturation / 2,
    hue: hue / 4,
    greyscale: 0,
    blur: 0,
  };
}

/** Aspect ratios of a crop, width over height. */
export const CROP_RATIO = { min: 3 / 4, max: 4 / 3 } as const;

/** Standard deviation of the blur in pixels of a view 32 pixels wide; it grows with the view. */
export const BLUR_SIGMA = { min: 0.1, max: 1 } as const;

/** Range of each value, and its key in the address of the page. */
export const AUGMENTATION_RANGES: Readonly<
  Record<keyof Augmentation, { min: number; max: number; step: number; key: string }>
> = {
  cropMinArea: { min: 0.08, max: 1, step: 0.01, key: 'crop' },
  flip: { min: 0, max: 1, step: 0.05, key: 'flip' },
  rotationDegrees: { min: 0, max: 45, step: 1, key: 'rotate' },
  jitter: { min: 0, max: 1, step: 0.05, key: 'jitter' },
  brightness: { min: 0, max: 1, step: 0.05, key: 'brightness' },
  contrast: { min: 0, max: 1, step: 0.05, key: 'contrast' },
  saturation: { min: 0, max: 1, step: 0.05, key: 'saturation' },
  hue: { min: 0, max: 0.5, step: 0.01, key: 'hue' },
  greyscale: { min: 0, max: 1, step: 0.05, key: 'grey' },
  blur: { min: 0, max: 1, step: 0.05, key: 'blur' },
};

export const AUGMENTATION_NAMES = Object.keys(AUGMENTATION_RANGES) as readonly (keyof Augmentation)[];

export const PRESET_NAMES = ['natural', 'colour', 'orientation', 'documents'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/**
 * Recipes by what the photos are of. Whatever views differ in, the network learns to look past: so each leaves alone
 * what tells its photos apart. Why, in the user's words, stands in `ui/words/augmentationWords.ts`.
 */
export const PRESETS: Readonly<Record<PresetName, Augmentation>> = {
  natural: DEFAULT_AUGMENTATION,
  // Light differs from photo to photo all the same; hue and its strength are what is to be kept.
  colour: {
    ...DEFAULT_AUGMENTATION,
    brightness: 0.2,
    contrast: 0.2,
    saturation: 0.1,
    hue: 0.02,
    greyscale: 0,
  },
  orientation: { ...DEFAULT_AUGMENTATION, flip: 0, rotationDegrees: 0 },
  // A small part of a page, or of a surface, could be of any other; a hand that holds a camera tilts it a little.
  documents: {
    ...DEFAULT_AUGMENTATION,
    cropMinArea: 0.5,
    flip: 0,
    rotationDegrees: 5,
    saturation: 0.2,
    hue: 0.05,
  },
};

/** The preset that an augmentation is, to the digit; null where it is one's own. */
export function presetOf(augmentation: Augmentation): PresetName | null {
  const isSame = (preset: Augmentation): boolean =>
    AUGMENTATION_NAMES.every((name) => preset[name] === augmentation[name]);
  return PRESET_NAMES.find((name) => isSame(PRESETS[name])) ?? null;
}
