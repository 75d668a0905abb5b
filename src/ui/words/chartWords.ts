import { FIGURE_FORMATS, type FigureUnit } from './measureWords.ts';
import { axisNumber, count, decimals } from './numbers.ts';
import { t } from '../language/t.ts';

/** A value of a chart, and whose it is; nothing where there is no other. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
}

/** `step 1,200: trained on 87 %, held out 64 %` */
export function chartReadout(values: readonly NamedValue[], step: number, unit: FigureUnit): string {
  if (values.length === 0) return t('nothing measured yet');
  const parts = values.map(({ name, value }) => `${name} ${FIGURE_FORMATS[unit](value)}`.trim());
  return t('step {step}: {values}', { step: count(step), values: parts.join(', ') });
}

/** Share of the past that a smoothed curve keeps. */
export function smoothingWords(weight: number): string {
  return weight === 0 ? t('off') : decimals(weight, 2);
}

/** Why a chart is not drawn on a log scale. */
export function noLogWords(least: number): string {
  const value = axisNumber(least);
  return t('No log scale here: it goes down to {value}, and only numbers above 0 have a logarithm.', {
    value,
  });
}

/** What the table of a chart holds. */
export function tableCaption(title: string, shown: number, all: number): string {
  if (all === 0) return t('{title}: nothing measured yet.', { title });
  const steps =
    shown < all
      ? t('{shown} of {all} steps, evenly spaced', { shown: count(shown), all: count(all) })
      : t('{all, plural, one {# step} other {# steps}}', { all });
  return t('{title} at {steps}, as measured, without smoothing.', { title, steps });
}

export const noPicture = () =>
  t('The browser could not make the picture. The curve is untouched: try once more, or save it as CSV.');
