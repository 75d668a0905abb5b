import { AUGMENTATION_NAMES, type Augmentation } from '../../core/augmentation.ts';
import { SETTING_RANGES, type NumericSetting } from '../../core/settings.ts';
import type { Deed, History } from '../../store/history.ts';
import type { SettingKey, SettingName } from '../../store/state.ts';
import { augmentationWords } from './augmentationWords.ts';
import { numericWords } from './settingWords.ts';
import { t } from '../language/t.ts';

/** Settings that are no numbers, as their fields are called. */
const choiceLabels = (): Readonly<Record<Exclude<SettingName, NumericSetting>, string>> => ({
  encoder: t('Encoder'),
  freeze: t('Train the encoder'),
  normalisation: t('Normalisation'),
  loss: t('Loss'),
  similarity: t('Similarity'),
  learnTemperature: t('Learn τ'),
  negatives: t('Negatives'),
  optimizer: t('Optimizer'),
  duplicates: t('near-duplicates'),
});

const isAugmentation = (name: SettingKey): name is keyof Augmentation =>
  AUGMENTATION_NAMES.some((known) => known === name);

const isNumeric = (name: SettingKey): name is NumericSetting => name in SETTING_RANGES;

function settingLabel(name: SettingKey): string {
  if (isAugmentation(name)) return augmentationWords()[name].label;
  return isNumeric(name) ? numericWords()[name].label : choiceLabels()[name];
}

/** What was done, as in `Undo: Temperature` or `Undo: excluding 3 photos`. */
function deedWords(deed: Deed): string {
  switch (deed.what) {
    case 'setting':
      return settingLabel(deed.name);
    case 'exclude':
      return t('excluding {photos, plural, one {# photo} other {# photos}}', { photos: deed.photos });
    case 'include':
      return t('taking back {photos, plural, one {# photo} other {# photos}}', { photos: deed.photos });
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
      return t('Preset');
    case 'pair':
      return t('what two photos are to one another');
    case 'duplicates':
      return t('what becomes of near-duplicates');
    case 'suggestions':
      return t('back to suggested settings');
    case 'address':
      return t('settings from the address');
    case 'opened-model':
      return t('the opened model');
  }
}

/** `Undo: Temperature`, and when it can be done. */
export function deedTitle(name: string, deed: Deed, isPossible: boolean): string {
  const values = { name, deed: deedWords(deed) };
  return isPossible ? t('{name}: {deed}', values) : t('{name}: {deed}, after the training', values);
}

/** Deeds whose button is gone when they are done. */
const SAID_WHEN_DONE: readonly Deed['what'][] = ['exclude', 'include', 'label', 'unlabel'];

/** What a screen reader is told: what has been undone or redone, and what no field has said by itself. */
export function toldWords({ told }: History): string {
  if (told === null) return '';
  const words = deedWords(told.deed);
  switch (told.how) {
    case 'undone':
      return t('Undone: {words}.', { words });
    case 'redone':
      return t('Done again: {words}.', { words });
    case 'done':
      return SAID_WHEN_DONE.some((what) => what === told.deed.what) ? t('Done: {words}.', { words }) : '';
  }
}
