import { AUGMENTATION_NAMES } from '../../core/augmentation.ts';
import { usesSetting, type LossSetting } from '../../core/losses.ts';
import { OPTIMIZER_TITLES } from '../../core/optimizers.ts';
import type { DuplicateChoice, Settings } from '../../core/settings.ts';
import type { RunBasis } from '../../store/pastRuns.ts';
import { augmentationWords } from './augmentationWords.ts';
import { lossWords, negativesWords } from './lossWords.ts';
import { count, percent, plain, small } from './numbers.ts';
import { encoderWords, NORMALISATION_WORDS, similarityWords } from './settingWords.ts';
import { inSentence } from '../language/language.ts';
import { t } from '../language/t.ts';

type Compared = Exclude<keyof Settings, 'own' | 'augmentation'>;

/** What a setting is called where there is little room, and how its value is said. */
const shortWords = (): {
  readonly [name in Compared]: readonly [string, (value: Settings[name]) => string];
} => ({
  encoder: [t('encoder'), (name) => encoderWords()[name]],
  freeze: [t('encoder'), (frozen) => (frozen ? t('frozen') : t('trained'))],
  normalisation: ['', (name) => NORMALISATION_WORDS[name]],
  loss: ['', (name) => lossWords()[name].name],
  similarity: ['', (name) => inSentence(similarityWords()[name])],
  temperature: ['τ', plain],
  learnTemperature: ['τ', (learned) => (learned ? t('learned') : t('fixed'))],
  margin: [t('margin'), plain],
  negatives: [t('negatives'), (name) => inSentence(negativesWords()[name])],
  queue: [t('queue'), count],
  batchSize: [t('batch'), count],
  imageSize: [t('size'), (side) => `${side} px`],
  steps: [t('steps'), count],
  optimizer: ['', (name) => OPTIMIZER_TITLES[name]],
  learningRate: [t('rate'), small],
  seed: [t('seed'), String],
  heldOut: [t('held out'), percent],
  duplicates: [t('near-duplicates'), (choice) => duplicateWord(choice)],
});

const LOSS_SETTINGS: readonly string[] = [
  'temperature',
  'learnTemperature',
  'margin',
  'negatives',
  'queue',
] satisfies LossSetting[];

function duplicateWord(choice: DuplicateChoice): string {
  switch (choice) {
    case 'leave':
      return t('leave');
    case 'keep-one':
      return t('keep one');
    case 'positives':
      return t('positives');
  }
}

/** What was changed from one run to the next: `batch 64 → 128, τ 0.2 → 0.1`. */
export function runDifferences(before: RunBasis, after: RunBasis): string {
  const [a, b] = [before.settings, after.settings];
  const isUsed = (name: string): boolean =>
    !LOSS_SETTINGS.includes(name) || [a, b].some(({ loss }) => usesSetting(loss, name as LossSetting));
  const settings = (Object.keys(shortWords()) as Compared[])
    .filter((name) => a[name] !== b[name] && isUsed(name))
    .map((name) => change(name, a, b));
  const views = AUGMENTATION_NAMES.filter((name) => a.augmentation[name] !== b.augmentation[name]).map(
    (name) => {
      const { label, say } = augmentationWords()[name];
      return `${inSentence(label)} ${say(a.augmentation[name])} → ${say(b.augmentation[name])}`;
    },
  );
  const encoder =
    a.encoder === 'own' && b.encoder === 'own' && a.own?.fingerprint !== b.own?.fingerprint
      ? [t('another encoder from a file')]
      : [];
  const all = [...settings, ...encoder, ...views, ...photoDifferences(before, after)];
  return all.length === 0 ? t('the same settings') : all.join(', ');
}

function change(name: Compared, a: Settings, b: Settings): string {
  const [label, say] = shortWords()[name] as readonly [string, (value: Settings[Compared]) => string];
  return `${label} ${say(a[name])} → ${say(b[name])}`.trim();
}

function photoDifferences(before: RunBasis, after: RunBasis): string[] {
  if (before.photos !== after.photos)
    return [t('photos {from} → {to}', { from: count(before.photos), to: count(after.photos) })];
  if (before.photosVersion !== after.photosVersion) return [t('other photos')];
  const isSame = before.said.every((one, at) => one === after.said[at]);
  return isSame ? [] : [t('other pairs, groups or excluded photos')];
}

/** What a run began with, where none was before it to compare it with. */
export function runBasisWords({ settings, photos }: RunBasis): string {
  const { encoder, loss, batchSize, temperature } = settings;
  const tau = usesSetting(loss, 'temperature') ? [`τ ${plain(temperature)}`] : [];
  const names = [
    encoderWords()[encoder],
    lossWords()[loss].name,
    t('batch {batchSize}', { batchSize: count(batchSize) }),
    ...tau,
  ];
  return [...names, t('{photos, plural, one {# photo} other {# photos}}', { photos })].join(', ');
}
