import { FIGURE_FORMATS, type FigureUnit } from './measureWords.ts';
import { axisNumber, count, counted } from './numbers.ts';

/** A value of a chart, and whose it is; nothing where there is no other. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
}

/** `step 1,200: trained on 87 %, held out 64 %` */
export function chartReadout(values: readonly NamedValue[], step: number, unit: FigureUnit): string {
  if (values.length === 0) return 'nothing measured yet';
  const parts = values.map(({ name, value }) => `${name} ${FIGURE_FORMATS[unit](value)}`.trim());
  return `step ${count(step)}: ${parts.join(', ')}`;
}

/** Share of the past that a smoothed curve keeps. */
export function smoothingWords(weight: number): string {
  return weight === 0 ? 'off' : weight.toFixed(2);
}

/** Why a chart is not drawn on a log scale. */
export function noLogWords(least: number): string {
  const value = axisNumber(least);
  return `No log scale here: it goes down to ${value}, and only numbers above 0 have a logarithm.`;
}

/** What the table of a chart holds. */
export function tableCaption(title: string, shown: number, all: number): string {
  if (all === 0) return `${title}: nothing measured yet.`;
  const steps = shown < all ? `${count(shown)} of ${count(all)} steps, evenly spaced` : counted(all, 'step');
  return `${title} at ${steps}, as measured, without smoothing.`;
}

export const NO_PICTURE =
  'The browser could not make the picture. The curve is untouched: try once more, or save it as CSV.';
