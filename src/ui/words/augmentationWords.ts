import type { Augmentation, PresetName } from '../../core/augmentation.ts';
import { percent } from './numbers.ts';
import { t } from '../language/t.ts';

export interface AugmentationWords {
  readonly label: string;
  readonly say: (value: number) => string;
}

/** How often: `never`, `1 view of 5`, `half of the views`, `every view`. */
function share(value: number): string {
  if (value === 0) return t('never');
  if (value === 1) return t('every view');
  if (value === 0.5) return t('half of the views');
  return t('{value} of views', { value: percent(value) });
}

function strength(value: number): string {
  return value === 0 ? t('off') : `± ${percent(value)}`;
}

/** Name of each operation, and its value in words. */
export const augmentationWords = (): Readonly<Record<keyof Augmentation, AugmentationWords>> => ({
  cropMinArea: {
    label: t('Crop, at least'),
    say: (value) =>
      value === 1 ? t('the whole photo') : t('{value} of the photo', { value: percent(value) }),
  },
  flip: { label: t('Mirror'), say: share },
  rotationDegrees: {
    label: t('Turn'),
    say: (value) => (value === 0 ? t('off') : t('up to {value}°', { value })),
  },
  jitter: { label: t('Recolour'), say: share },
  brightness: { label: t('Brightness'), say: strength },
  contrast: { label: t('Contrast'), say: strength },
  saturation: { label: t('Saturation'), say: strength },
  hue: {
    label: t('Hue'),
    say: (value) => (value === 0 ? t('off') : `± ${Math.round(value * 360)}°`),
  },
  greyscale: { label: t('Greyscale'), say: share },
  blur: { label: t('Blur'), say: share },
});

/** Controls by what they change. The middle four act only where a view is recoloured at all. */
export const augmentationGroups = (): readonly {
  readonly title: string;
  readonly names: readonly (keyof Augmentation)[];
}[] => [
  { title: t('Shape'), names: ['cropMinArea', 'flip', 'rotationDegrees'] },
  {
    title: t('Colour'),
    names: ['jitter', 'brightness', 'contrast', 'saturation', 'hue', 'greyscale'],
  },
  { title: t('Focus'), names: ['blur'] },
];

/** Name of each preset, and of what fits none. */
export const presetWords = (): Readonly<Record<PresetName | 'own', string>> => ({
  natural: t('Natural photos'),
  colour: t('Colour matters'),
  orientation: t('Orientation matters'),
  documents: t('Documents, close-ups'),
  own: t('Your own'),
});

/** When to choose it, and what it does for that. */
export const presetReasons = (): Readonly<Record<PresetName | 'own', string>> => ({
  natural: t(
    'For animals, places, things. Crops and colours change freely: a dog is a dog near or far, in sun or shade.',
  ),
  colour: t(
    'For birds, fruit, fabrics: what differs in colour stays apart. Colours hardly change, and none turns grey.',
  ),
  orientation: t('For signs, faces, maps: left is not right, up is not down. Nothing is mirrored or turned.'),
  documents: t(
    'For pages, screens, textures. Crops keep at least half, so that enough is left to tell one from another; nothing is mirrored, and a little tilt is allowed.',
  ),
  own: t('The sliders below are as you set them; they fit no preset.'),
});
