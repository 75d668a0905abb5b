import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import type { EncoderName, Normalisation, NumericSetting, Similarity } from '../../core/settings.ts';
import { say, t } from '../language/t.ts';

/** Name, unit and meaning of each numeric setting. */
export const numericWords = (): Readonly<
  Record<NumericSetting, { label: string; unit: string; about: string; slider: 'linear' | 'log' | null }>
> => ({
  temperature: {
    label: t('Temperature'),
    unit: '',
    about: t('Lower makes the nearest strangers count more.'),
    slider: 'log',
  },
  margin: {
    label: t('Margin'),
    unit: '',
    about: t('How much farther off than its other half a stranger should lie.'),
    slider: 'log',
  },
  queue: {
    label: t('Queue'),
    unit: t('views'),
    about: t('Views of earlier steps that are kept as further strangers; 0 for none.'),
    slider: 'linear',
  },
  batchSize: {
    label: t('Batch size'),
    unit: t('photos'),
    about: t('More photos a batch mean more strangers to tell apart.'),
    slider: 'log',
  },
  imageSize: {
    label: t('Image size'),
    unit: 'px',
    about: t('Side of a view. Twice the side is four times the work.'),
    slider: 'linear',
  },
  steps: { label: t('Steps'), unit: '', about: t('Batches to learn from.'), slider: 'log' },
  learningRate: {
    label: t('Learning rate'),
    unit: '',
    about: t('How far each step goes, at its peak.'),
    slider: 'log',
  },
  seed: { label: t('Seed'), unit: '', about: t('The same seed gives the same run.'), slider: null },
  heldOut: {
    label: t('Held-out photos'),
    unit: '%',
    about: t('Never trained on: by these one sees whether learning goes beyond the photos that are.'),
    slider: 'linear',
  },
});

/** Where a slider begins and ends: the part of the range that one wants, within what is allowed. */
export const SLIDER_RANGES: Readonly<Record<NumericSetting, readonly [number, number]>> = {
  temperature: [0.02, 1],
  margin: [0.05, 2],
  queue: [0, 8192],
  batchSize: [8, 512],
  imageSize: [16, 128],
  steps: [50, 20_000],
  learningRate: [1e-5, 1],
  seed: [0, 100],
  heldOut: [0, 0.5],
};

export const encoderWords = (): Readonly<Record<EncoderName, string>> => ({
  tiny: say(ARCHITECTURES.tiny.title),
  small: say(ARCHITECTURES.small.title),
  medium: say(ARCHITECTURES.medium.title),
  own: t('Your own'),
});

export const NORMALISATION_WORDS: Readonly<Record<Normalisation, string>> = {
  batch: 'BatchNorm',
  group: 'GroupNorm',
};

export const similarityWords = (): Readonly<Record<Similarity, string>> => ({
  cosine: t('Cosine'),
  dot: t('Dot product'),
});
