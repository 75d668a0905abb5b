import type { ReactNode } from 'react';
import { MeasureChart, type MeasureChartProps } from '../../charts/MeasureChart.tsx';
import { useStudioState } from '../../studioContext.ts';
import { FIGURE_FORMATS, MEASURE_WORDS } from '../../words/measureWords.ts';
import { useLastMeasures } from './useLastMeasures.ts';

/** A chart of measures: its title, the last figures, the curves, and what they mean. */
export function MeasurePanel({
  words,
  ...chart
}: MeasureChartProps & { readonly words: keyof typeof MEASURE_WORDS }) {
  const { title, about } = MEASURE_WORDS[words];
  const [first, second] = chart.curves;
  const [a, b] = useLastMeasures(first.name, second?.name ?? first.name);
  const format = FIGURE_FORMATS[chart.unit];
  const shown = (value: number): string => (Number.isFinite(value) ? format(value) : '–');
  return (
    <ChartFigure title={title} about={about}>
      <p className="chart__now">
        {second && <span className="chart__key" aria-hidden="true" />}
        {second && `${first.label} `}
        {shown(a)}
        {second && (
          <>
            <span className="chart__key chart__key--second" aria-hidden="true" />
            {second.label} {shown(b)}
          </>
        )}
      </p>
      <div className="chart__canvas">
        <MeasureChart {...chart} />
      </div>
    </ChartFigure>
  );
}

interface ChartFigureProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** The sentence stands below for everyone: a curve without its meaning tells nothing. */
export function ChartFigure({ title, about, children }: ChartFigureProps) {
  return (
    <div className="chart chart--explained">
      <h3>{title}</h3>
      {children}
      <p className="soft">{about}</p>
    </div>
  );
}

/** The settings of the run that the charts show. */
export const useShownSettings = () => useStudioState((state) => state.ranWith ?? state.settings);
