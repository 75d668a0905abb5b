import { useRef } from 'react';
import { FIGURE_FORMATS } from '../words/measureWords.ts';
import { useRemembered } from '../primitives/remembered.ts';
import { leastValue } from './chartAxes.ts';
import type { ChartSpec } from './chartSpec.ts';
import { ChartTools } from './ChartTools.tsx';
import { CurveChart } from './CurveChart.tsx';
import { PLACES, useReading, type ChartReading } from './reading.ts';
import { say } from '../language/t.ts';
import { inEnglish } from '../../core/message.ts';

/** Whatever of a chart follows its figures. */
export function ChartBody({ spec, note }: { readonly spec: ChartSpec; readonly note?: string | undefined }) {
  const reading = useReading(spec);
  const [wantsLog, setWantsLog] = useRemembered(`log scale of ${inEnglish(spec.called)}`, false);
  const picture = useRef<HTMLDivElement>(null);
  const scale = wantsLog && leastValue(reading) > 0 ? 'log' : 'linear';
  return (
    <>
      <ChartTools
        spec={spec}
        reading={reading}
        picture={picture}
        chosen={wantsLog ? 'log' : 'linear'}
        onScale={(next) => setWantsLog(next === 'log')}
      />
      {note === undefined ? (
        <LastFigures spec={spec} reading={reading} />
      ) : (
        <p className="chart__now soft">{note}</p>
      )}
      <CurveChart spec={spec} reading={reading} scale={scale} picture={picture} />
    </>
  );
}

/** The last figure of each curve; where there are two, with the key to them. */
function LastFigures({ spec, reading }: { readonly spec: ChartSpec; readonly reading: ChartReading }) {
  const two = spec.figures[1] !== undefined;
  return (
    <p className="chart__now">
      {spec.figures.map((figure, at) => {
        const line = reading.lines.findLast(({ place }) => place === PLACES[at]);
        const value = line?.curve.points.at(-1)?.value ?? NaN;
        const shown = Number.isFinite(value) ? FIGURE_FORMATS[spec.unit](value) : '–';
        return (
          <span key={figure?.name} className="chart__figure">
            {two && (
              <span className={`chart__key chart__key--${line?.place ?? 'first'}`} aria-hidden="true" />
            )}
            {two && figure?.label && `${say(figure.label)} `}
            {shown}
          </span>
        );
      })}
    </p>
  );
}
