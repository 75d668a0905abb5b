import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import type { EncoderName, Normalisation, NumericSetting, Similarity } from '../../core/settings.ts';

/** Name, unit and meaning of each numeric setting. */
export const NUMERIC_WORDS: Readonly<
  Record<NumericSetting, { label: string; unit: string; about: string; slider: 'linear' | 'log' | null }>
> = {
  temperature: {
    label: 'Temperature',
    unit: '',
    about: 'Lower makes the nearest strangers count more.',
    slider: 'log',
  },
  margin: {
    label: 'Margin',
    unit: '',
    about: 'How much farther off than its other half a stranger should lie.',
    slider: 'log',
  },
  queue: {
    label: 'Queue',
    unit: 'views',
    about: 'Views of earlier steps that are kept as further strangers; 0 for none.',
    slider: 'linear',
  },
  batchSize: {
    label: 'Batch size',
    unit: 'photos',
    about: 'More photos a batch mean more strangers to tell apart.',
    slider: 'log',
  },
  imageSize: {
    label: 'Image size',
    unit: 'px',
    about: 'Side of a view. Twice the side is four times the work.',
    slider: 'linear',
  },
  steps: { label: 'Steps', unit: '', about: 'Batches to learn from.', slider: 'log' },
  learningRate: {
    label: 'Learning rate',
    unit: '',
    about: 'How far each step goes, at its peak.',
    slider: 'log',
  },
  seed: { label: 'Seed', unit: '', about: 'The same seed gives the same run.', slider: null },
  heldOut: {
    label: 'Held-out photos',
    unit: '%',
    about: 'Never trained on: by these one sees whether learning goes beyond the photos that are.',
    slider: 'linear',
  },
};

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

export const ENCODER_WORDS: Readonly<Record<EncoderName, string>> = {
  tiny: ARCHITECTURES.tiny.title,
  small: ARCHITECTURES.small.title,
  medium: ARCHITECTURES.medium.title,
  own: 'Your own',
};

export const NORMALISATION_WORDS: Readonly<Record<Normalisation, string>> = {
  batch: 'BatchNorm',
  group: 'GroupNorm',
};

export const SIMILARITY_WORDS: Readonly<Record<Similarity, string>> = {
  cosine: 'Cosine',
  dot: 'Dot product',
};
