import { SETTING_RANGES, type NumericSetting } from '../../core/settings.ts';
import { numericWords, SLIDER_RANGES } from '../words/settingWords.ts';

/** Where a value stands on its slider, from 0 to 1. */
export function toSlider(name: NumericSetting, value: number): number {
  const [low, high] = SLIDER_RANGES[name];
  const bounded = Math.min(high, Math.max(low, value));
  return numericWords()[name].slider === 'log'
    ? Math.log(bounded / low) / Math.log(high / low)
    : (bounded - low) / (high - low);
}

/** The value at a place of a slider: allowed, and round enough to be said. */
export function fromSlider(name: NumericSetting, place: number, most = Infinity): number {
  const [low, high] = SLIDER_RANGES[name];
  const raw =
    numericWords()[name].slider === 'log' ? low * (high / low) ** place : low + (high - low) * place;
  const { whole, multipleOf = 1 } = SETTING_RANGES[name];
  const round = Number(raw.toPrecision(2));
  return Math.min(most, whole ? Math.round(round / multipleOf) * multipleOf : round);
}
