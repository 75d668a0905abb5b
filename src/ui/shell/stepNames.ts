import type { StepName } from '../../store/state.ts';

export const STEP_TITLES: Readonly<Record<StepName, string>> = {
  augment: 'Augment',
  encode: 'Encode',
  contrast: 'Contrast',
  train: 'Train',
  apply: 'Apply',
};
