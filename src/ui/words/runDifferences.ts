import { AUGMENTATION_NAMES } from '../../core/augmentation.ts';
import { usesSetting, type LossSetting } from '../../core/losses.ts';
import { OPTIMIZER_TITLES } from '../../core/optimizers.ts';
import type { Settings } from '../../core/settings.ts';
import type { RunBasis } from '../../store/pastRuns.ts';
import { AUGMENTATION_WORDS } from './augmentationWords.ts';
import { LOSS_WORDS, NEGATIVES_WORDS } from './lossWords.ts';
import { count, counted, percent, small } from './numbers.ts';
import { ENCODER_WORDS, NORMALISATION_WORDS, SIMILARITY_WORDS } from './settingWords.ts';

type Compared = Exclude<keyof Settings, 'own' | 'augmentation'>;

const plain = (value: number): string => String(Number(value.toPrecision(3)));

/** What a setting is called where there is little room, and how its value is said. */
const SHORT: { readonly [name in Compared]: readonly [string, (value: Settings[name]) => string] } = {
  encoder: ['encoder', (name) => ENCODER_WORDS[name]],
  freeze: ['encoder', (frozen) => (frozen ? 'frozen' : 'trained')],
  normalisation: ['', (name) => NORMALISATION_WORDS[name]],
  loss: ['', (name) => LOSS_WORDS[name].name],
  similarity: ['', (name) => SIMILARITY_WORDS[name].toLowerCase()],
  temperature: ['τ', plain],
  learnTemperature: ['τ', (learned) => (learned ? 'learned' : 'fixed')],
  margin: ['margin', plain],
  negatives: ['negatives', (name) => NEGATIVES_WORDS[name].toLowerCase()],
  queue: ['queue', count],
  batchSize: ['batch', count],
  imageSize: ['size', (side) => `${side} px`],
  steps: ['steps', count],
  optimizer: ['', (name) => OPTIMIZER_TITLES[name]],
  learningRate: ['rate', small],
  seed: ['seed', String],
  heldOut: ['held out', percent],
  duplicates: ['near-duplicates', (choice) => choice.replace('-', ' ')],
};

const LOSS_SETTINGS: readonly string[] = [
  'temperature',
  'learnTemperature',
  'margin',
  'negatives',
  'queue',
] satisfies LossSetting[];

/** What was changed from one run to the next: `batch 64 → 128, τ 0.2 → 0.1`. */
export function runDifferences(before: RunBasis, after: RunBasis): string {
  const [a, b] = [before.settings, after.settings];
  const isUsed = (name: string): boolean =>
    !LOSS_SETTINGS.includes(name) || [a, b].some(({ loss }) => usesSetting(loss, name as LossSetting));
  const settings = (Object.keys(SHORT) as Compared[])
    .filter((name) => a[name] !== b[name] && isUsed(name))
    .map((name) => change(name, a, b));
  const views = AUGMENTATION_NAMES.filter((name) => a.augmentation[name] !== b.augmentation[name]).map(
    (name) => {
      const { label, say } = AUGMENTATION_WORDS[name];
      return `${label.toLowerCase()} ${say(a.augmentation[name])} → ${say(b.augmentation[name])}`;
    },
  );
  const encoder =
    a.encoder === 'own' && b.encoder === 'own' && a.own?.fingerprint !== b.own?.fingerprint
      ? ['another encoder from a file']
      : [];
  const all = [...settings, ...encoder, ...views, ...photoDifferences(before, after)];
  return all.length === 0 ? 'the same settings' : all.join(', ');
}

function change(name: Compared, a: Settings, b: Settings): string {
  const [label, say] = SHORT[name] as readonly [string, (value: Settings[Compared]) => string];
  return `${label} ${say(a[name])} → ${say(b[name])}`.trim();
}

function photoDifferences(before: RunBasis, after: RunBasis): string[] {
  if (before.photos !== after.photos) return [`photos ${count(before.photos)} → ${count(after.photos)}`];
  if (before.photosVersion !== after.photosVersion) return ['other photos'];
  const isSame = before.said.every((one, at) => one === after.said[at]);
  return isSame ? [] : ['other pairs, groups or excluded photos'];
}

/** What a run began with, where none was before it to compare it with. */
export function runBasisWords({ settings, photos }: RunBasis): string {
  const { encoder, loss, batchSize, temperature } = settings;
  const tau = usesSetting(loss, 'temperature') ? [`τ ${plain(temperature)}`] : [];
  const names = [ENCODER_WORDS[encoder], LOSS_WORDS[loss].name, `batch ${count(batchSize)}`, ...tau];
  return [...names, counted(photos, 'photo')].join(', ');
}
