import { FIGURE_FORMATS, type FigureUnit } from '../words/measureWords.ts';
import { count } from '../words/numbers.ts';
import { lineName, type LineReading } from './readout.ts';
import { t } from '../language/t.ts';

export interface ChartTipProps {
  readonly readings: readonly LineReading[];
  readonly step: number;
  readonly unit: FigureUnit;
}

/** The figures at the step that is pointed at; those in front come first. */
export function ChartTip({ readings, step, unit }: ChartTipProps) {
  return (
    <>
      <span className="soft">{t('step {step}', { step: count(step) })}</span>
      {readings.map(({ line, value }) => (
        <span key={line.key} className="chart__tip-row">
          {lineName(line)} <strong>{FIGURE_FORMATS[unit](value)}</strong>
        </span>
      ))}
    </>
  );
}
