import { useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { MetricName } from '../../core/metrics.ts';
import type { SeriesPoint } from '../../store/metricColumns.ts';
import { useStudioState } from '../studioContext.ts';
import { FIGURE_FORMATS, type FigureUnit } from '../words/measureWords.ts';
import { MarkLines } from './MarkLines.tsx';
import { PairTip } from './PairTip.tsx';
import { useSeries } from './useSeries.ts';
import { valueRange, type AxisBounds } from './valueRange.ts';

const MARGIN = { top: 8, right: 4, bottom: 4, left: 0 };

/** A curve, and its name where there are two. */
export interface Curve {
  readonly name: MetricName;
  readonly label: string;
}

export interface MeasureChartProps extends AxisBounds {
  /** One or two. */
  readonly curves: readonly [Curve, Curve?];
  readonly unit: FigureUnit;
  /** A value that tells where the curves stand, and its name. */
  readonly mark?: { readonly value: number; readonly label: string } | undefined;
}

/** One or two figures over the run, with the line that they are to be read against. */
export function MeasureChart({ curves, unit, mark, least, most }: MeasureChartProps) {
  const [first, second] = curves;
  const a = useSeries(first.name);
  const b = useSeries(second?.name ?? first.name);
  const steps = useStudioState(({ run, settings }) => ('steps' in run ? run.steps : settings.steps));
  const format = FIGURE_FORMATS[unit];
  const points = useMemo(() => merge(a, second ? b : []), [a, b, second]);
  const marked = mark?.value;
  // Whatever is new by identity makes recharts do its work again.
  const [stepDomain, domain] = useMemo(() => {
    const values = points.flatMap(({ first: x, second: y }) => [x, y]);
    const known = marked === undefined ? values : [...values, marked];
    return [[0, steps], valueRange(known, { least, most })] as const;
  }, [points, marked, steps, least, most]);
  const tip = useMemo(
    () => <PairTip format={format} labels={second ? [first.label, second.label] : null} />,
    [format, first.label, second],
  );
  const markLabel = mark?.label ?? '';
  // On the side of its line where there is room.
  const isLow = marked !== undefined && marked < (domain[0] + domain[1]) / 2;
  const label = useMemo(
    () => ({
      value: markLabel,
      position: isLow ? ('insideBottomRight' as const) : ('insideTopRight' as const),
    }),
    [markLabel, isLow],
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={MARGIN}>
        <CartesianGrid vertical={false} syncWithTicks />
        <XAxis dataKey="step" type="number" domain={stepDomain} hide />
        <YAxis
          type="number"
          domain={domain}
          allowDataOverflow
          ticks={domain}
          interval={0}
          tickFormatter={format}
          tickLine={false}
          axisLine={false}
          width={48}
        />
        {mark && <ReferenceLine y={mark.value} strokeDasharray="3 4" label={label} />}
        <MarkLines steps={steps} />
        <Tooltip content={tip} isAnimationActive={false} />
        {second && (
          <Line
            className="chart__second"
            dataKey="second"
            dot={false}
            isAnimationActive={false}
            strokeWidth={1.75}
            connectNulls
          />
        )}
        <Line dataKey="first" dot={false} isAnimationActive={false} strokeWidth={1.75} connectNulls />
      </LineChart>
    </ResponsiveContainer>
  );
}

interface MergedPoint {
  readonly step: number;
  readonly first: number;
  readonly second: number;
}

/** Curves as one table; measures are taken together, so that every step of the one is one of the other. */
function merge(a: readonly SeriesPoint[], b: readonly SeriesPoint[]): readonly MergedPoint[] {
  const seconds = new Map(b.map(({ step, value }) => [step, value]));
  return a.map(({ step, value }) => ({ step, first: value, second: seconds.get(step) ?? NaN }));
}
