import type { Reason } from '../../core/defaults/facts.ts';
import type { SuggestedSettings, Suggestion } from '../../core/defaults/suggestSettings.ts';
import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import { lossWords } from './lossWords.ts';
import { count, plain, small } from './numbers.ts';
import { say, t } from '../language/t.ts';

type Name = keyof SuggestedSettings;

/** A suggested value with what stands behind it. */
export interface SuggestionWords {
  readonly name: Name;
  readonly label: string;
  readonly value: string;
  readonly why: string;
}

const labels = (): Readonly<Record<Name, string>> => ({
  encoder: t('Encoder'),
  loss: t('Loss'),
  temperature: t('Temperature'),
  batchSize: t('Batch size'),
  imageSize: t('Image size'),
  steps: t('Steps'),
  learningRate: t('Learning rate'),
});

/** What a reason means where a setting has no words of its own for it. */
const commonReasons = (): Readonly<Record<Reason, string>> => ({
  'few-photos': t('You have fewer than 1,000 photos.'),
  'some-photos': t('You have a few thousand photos.'),
  'many-photos': t('You have 5,000 photos or more.'),
  'slow-device': t('This device is slow, and pictures should move within seconds.'),
  'slow-for-so-many': t('The next larger one would take this device many hours.'),
  'half-of-photos': t('Half of your photos: the most that leaves strangers for the next batch.'),
  'small-originals': t('Your photos have no more pixels than that.'),
  usual: t('It serves most photos.'),
  'reference-workload': t('Measured for this encoder.'),
  'scaled-with-batch': t('It grows with the square root of the batch: 0.0005 at 256 photos.'),
});

const ownReasons = (): Readonly<Partial<Record<Name, Partial<Record<Reason, string>>>>> => ({
  encoder: {
    'few-photos': t('A larger one would learn fewer than 1,000 photos by heart.'),
    'some-photos': t('A few thousand photos fill a network of half a million parameters.'),
    'many-photos': t('This many photos fill a large network, and this device can train it.'),
  },
  loss: {
    'few-photos': t('With fewer than 1,000 photos batches are small, and it learns more from small ones.'),
    'some-photos': t('There are photos enough for the larger batches that it needs.'),
    'many-photos': t('There are photos enough for the large batches that it needs.'),
  },
  temperature: { usual: t('It serves most photos. Lower looks harder at the nearest strangers.') },
  batchSize: {
    'few-photos': t('Of fewer than 1,000 photos, a larger batch would show the same strangers at each step.'),
    'slow-device': t('A larger batch would make each step slow here.'),
  },
  imageSize: {
    'slow-device': t('Twice the side is four times the work, and this device is slow.'),
    'many-photos': t('With this many photos finer detail can be learned.'),
  },
  learningRate: { usual: t('It is usual for this optimizer, and grows with the batch.') },
  steps: {
    'slow-device': t('About as long as one waits on this device; more steps learn a little more.'),
    'few-photos': t('After that, fewer than 1,000 photos have been seen a hundred times and more.'),
  },
});

/** Each suggestion and why, in the order of the settings' form. */
export function suggestionWords({ settings, reasons }: Suggestion): SuggestionWords[] {
  const values: Record<Name, string> = {
    encoder: say(ARCHITECTURES[settings.encoder].title),
    loss: lossWords()[settings.loss].name,
    temperature: plain(settings.temperature),
    batchSize: count(settings.batchSize),
    imageSize: `${settings.imageSize} px`,
    steps: count(settings.steps),
    learningRate: small(settings.learningRate),
  };
  return (Object.keys(labels()) as Name[]).map((name) => {
    const reason = reasons[name];
    return {
      name,
      label: labels()[name],
      value: values[name],
      why: ownReasons()[name]?.[reason] ?? commonReasons()[reason],
    };
  });
}
