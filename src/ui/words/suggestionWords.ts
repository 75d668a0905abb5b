import type { Reason } from '../../core/defaults/facts.ts';
import type { SuggestedSettings, Suggestion } from '../../core/defaults/suggestSettings.ts';
import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import { LOSS_WORDS } from './lossWords.ts';
import { count, small } from './numbers.ts';

type Name = keyof SuggestedSettings;

/** A suggested value with what stands behind it. */
export interface SuggestionWords {
  readonly name: Name;
  readonly label: string;
  readonly value: string;
  readonly why: string;
}

const LABELS: Readonly<Record<Name, string>> = {
  encoder: 'Encoder',
  loss: 'Loss',
  temperature: 'Temperature',
  batchSize: 'Batch size',
  imageSize: 'Image size',
  steps: 'Steps',
  learningRate: 'Learning rate',
};

/** What a reason means where a setting has no words of its own for it. */
const REASONS: Readonly<Record<Reason, string>> = {
  'few-photos': 'You have fewer than 1,000 photos.',
  'some-photos': 'You have a few thousand photos.',
  'many-photos': 'You have 5,000 photos or more.',
  'slow-device': 'This device is slow, and pictures should move within seconds.',
  'slow-for-so-many': 'The next larger one would take this device many hours.',
  'half-of-photos': 'Half of your photos: the most that leaves strangers for the next batch.',
  'small-originals': 'Your photos have no more pixels than that.',
  usual: 'It serves most photos.',
  'reference-workload': 'Measured for this encoder.',
  'scaled-with-batch': 'It grows with the square root of the batch: 0.0005 at 256 photos.',
};

const OWN_REASONS: Readonly<Partial<Record<Name, Partial<Record<Reason, string>>>>> = {
  encoder: {
    'few-photos': 'A larger one would learn fewer than 1,000 photos by heart.',
    'some-photos': 'A few thousand photos fill a network of half a million parameters.',
    'many-photos': 'This many photos fill a large network, and this device can train it.',
  },
  loss: {
    'few-photos': 'With fewer than 1,000 photos batches are small, and it learns more from small ones.',
    'some-photos': 'There are photos enough for the larger batches that it needs.',
    'many-photos': 'There are photos enough for the large batches that it needs.',
  },
  temperature: { usual: 'It serves most photos. Lower looks harder at the nearest strangers.' },
  batchSize: {
    'few-photos': 'Of fewer than 1,000 photos, a larger batch would show the same strangers at each step.',
    'slow-device': 'A larger batch would make each step slow here.',
  },
  imageSize: {
    'slow-device': 'Twice the side is four times the work, and this device is slow.',
    'many-photos': 'With this many photos finer detail can be learned.',
  },
  learningRate: { usual: 'It is usual for this optimizer, and grows with the batch.' },
  steps: {
    'slow-device': 'About as long as one waits on this device; more steps learn a little more.',
    'few-photos': 'After that, fewer than 1,000 photos have been seen a hundred times and more.',
  },
};

/** Each suggestion and why, in the order of the settings' form. */
export function suggestionWords({ settings, reasons }: Suggestion): SuggestionWords[] {
  const values: Record<Name, string> = {
    encoder: ARCHITECTURES[settings.encoder].title,
    loss: LOSS_WORDS[settings.loss].name,
    temperature: String(settings.temperature),
    batchSize: count(settings.batchSize),
    imageSize: `${settings.imageSize} px`,
    steps: count(settings.steps),
    learningRate: small(settings.learningRate),
  };
  return (Object.keys(LABELS) as Name[]).map((name) => {
    const reason = reasons[name];
    return {
      name,
      label: LABELS[name],
      value: values[name],
      why: OWN_REASONS[name]?.[reason] ?? REASONS[reason],
    };
  });
}
