import type { Augmentation, PresetName } from '../../core/augmentation.ts';
import { percent } from './numbers.ts';

export interface AugmentationWords {
  readonly label: string;
  readonly say: (value: number) => string;
}

/** How often: `never`, `1 view of 5`, `half of the views`, `every view`. */
function share(value: number): string {
  if (value === 0) return 'never';
  if (value === 1) return 'every view';
  if (value === 0.5) return 'half of the views';
  return `${percent(value)} of views`;
}

function strength(value: number): string {
  return value === 0 ? 'off' : `± ${percent(value)}`;
}

/** Name of each operation, and its value in words. */
export const AUGMENTATION_WORDS: Readonly<Record<keyof Augmentation, AugmentationWords>> = {
  cropMinArea: {
    label: 'Crop, at least',
    say: (value) => (value === 1 ? 'the whole photo' : `${percent(value)} of the photo`),
  },
  flip: { label: 'Mirror', say: share },
  rotationDegrees: { label: 'Turn', say: (value) => (value === 0 ? 'off' : `up to ${value}°`) },
  jitter: { label: 'Recolour', say: share },
  brightness: { label: 'Brightness', say: strength },
  contrast: { label: 'Contrast', say: strength },
  saturation: { label: 'Saturation', say: strength },
  hue: {
    label: 'Hue',
    say: (value) => (value === 0 ? 'off' : `± ${Math.round(value * 360)}°`),
  },
  greyscale: { label: 'Greyscale', say: share },
  blur: { label: 'Blur', say: share },
};

/** Controls by what they change. The middle four act only where a view is recoloured at all. */
export const AUGMENTATION_GROUPS: readonly {
  readonly title: string;
  readonly names: readonly (keyof Augmentation)[];
}[] = [
  { title: 'Shape', names: ['cropMinArea', 'flip', 'rotationDegrees'] },
  { title: 'Colour', names: ['jitter', 'brightness', 'contrast', 'saturation', 'hue', 'greyscale'] },
  { title: 'Focus', names: ['blur'] },
];

/** Name of each preset, and of what fits none. */
export const PRESET_WORDS: Readonly<Record<PresetName | 'own', string>> = {
  natural: 'Natural photos',
  colour: 'Colour matters',
  orientation: 'Orientation matters',
  documents: 'Documents, close-ups',
  own: 'Your own',
};

/** When to choose it, and what it does for that. */
export const PRESET_REASONS: Readonly<Record<PresetName | 'own', string>> = {
  natural:
    'For animals, places, things. Crops and colours change freely: a dog is a dog near or far, in sun or shade.',
  colour:
    'For birds, fruit, fabrics: what differs in colour stays apart. Colours hardly change, and none turns grey.',
  orientation: 'For signs, faces, maps: left is not right, up is not down. Nothing is mirrored or turned.',
  documents:
    'For pages, screens, textures. Crops keep at least half, so that enough is left to tell one from another; nothing ' +
    'is mirrored, and a little tilt is allowed.',
  own: 'The sliders below are as you set them; they fit no preset.',
};
