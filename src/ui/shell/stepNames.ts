import type { StepName } from '../../store/state.ts';
import { t } from '../language/t.ts';

export const stepTitles = (): Readonly<Record<StepName, string>> => ({
  augment: t('Augment'),
  encode: t('Encode'),
  contrast: t('Contrast'),
  train: t('Train'),
  apply: t('Apply'),
});
