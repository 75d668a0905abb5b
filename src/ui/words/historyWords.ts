import { AUGMENTATION_NAMES, type Augmentation } from '../../core/augmentation.ts';
import type { Deed, History } from '../../store/history.ts';
import type { SettingKey, SettingName } from '../../store/state.ts';
import { t } from '../language/t.ts';
import { AUGMENTATION_WORDS } from './augmentationWords.ts';
import { counted } from './numbers.ts';
import { NUMERIC_WORDS } from './settingWords.ts';

/** Settings that are no numbers, as their fields are called. */
const CHOICE_LABELS: Readonly<Record<Exclude<SettingName, keyof typeof NUMERIC_WORDS>, string>> = {
  encoder: 'Encoder',
  freeze: 'Train the encoder',
  normalisation: 'Normalisation',
  loss: 'Loss',
  similarity: 'Similarity',
  learnTemperature: 'Learn τ',
  negatives: 'Negatives',
  optimizer: 'Optimizer',
  duplicates: 'near-duplicates',
};

const isAugmentation = (name: SettingKey): name is keyof Augmentation =>
  AUGMENTATION_NAMES.some((known) => known === name);

const isNumeric = (name: SettingKey): name is keyof typeof NUMERIC_WORDS => name in NUMERIC_WORDS;

function settingLabel(name: SettingKey): string {
  if (isAugmentation(name)) return AUGMENTATION_WORDS[name].label;
  return isNumeric(name) ? NUMERIC_WORDS[name].label : CHOICE_LABELS[name];
}

/** What was done, as in `Undo: Temperature` or `Undo: excluding 3 photos`. */
export function deedWords(deed: Deed): string {
  switch (deed.what) {
    case 'setting':
      return settingLabel(deed.name);
    case 'exclude':
      return `excluding ${counted(deed.photos, 'photo')}`;
    case 'include':
      return `taking back ${counted(deed.photos, 'photo')}`;
    case 'label':
      return t('labelling {photos, plural, one {# photo} other {# photos}}', { photos: deed.photos });
    case 'unlabel':
      return t('taking the {photos, plural, one {label of # photo} other {labels of # photos}} away', {
        photos: deed.photos,
      });
    case 'classes':
      return t('a change of classes');
    case 'folder-labels':
      return t('folders as labels');
    case 'label-file':
      return t('labels from a file');
    case 'preset':
      return 'Preset';
    case 'pair':
      return 'what two photos are to one another';
    case 'duplicates':
      return 'what becomes of near-duplicates';
    case 'suggestions':
      return 'back to suggested settings';
    case 'address':
      return 'settings from the address';
    case 'opened-model':
      return 'the opened model';
  }
}

/** Deeds whose button is gone when they are done. */
const SAID_WHEN_DONE: readonly Deed['what'][] = ['exclude', 'include', 'label', 'unlabel'];

/** What a screen reader is told: what has been undone or redone, and what no field has said by itself. */
export function toldWords({ told }: History): string {
  if (told === null) return '';
  const words = deedWords(told.deed);
  switch (told.how) {
    case 'undone':
      return `Undone: ${words}.`;
    case 'redone':
      return `Done again: ${words}.`;
    case 'done':
      return SAID_WHEN_DONE.some((what) => what === told.deed.what) ? `Done: ${words}.` : '';
  }
}
