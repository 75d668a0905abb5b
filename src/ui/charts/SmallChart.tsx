import { useMemo } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricName } from '../../core/metrics.ts';
import { useStudioState } from '../studioContext.ts';
import { percent, small } from '../words/numbers.ts';
import { ChartTip } from './ChartTip.tsx';
import { MarkLines } from './MarkLines.tsx';
import { useSeries } from './useSeries.ts';

const FORMATS = { percent, number: small } as const;

const MARGIN = { top: 6, right: 4, bottom: 4, left: 0 };

export interface SmallChartProps {
  readonly name: MetricName;
  readonly unit: keyof typeof FORMATS;
  /** The upper end of the axis. */
  readonly most: number;
}

/** One figure over the run, small. */
export function SmallChart({ name, unit, most }: SmallChartProps) {
  const points = useSeries(name);
  const steps = useStudioState(({ run, settings }) => ('steps' in run ? run.steps : settings.steps));
  const format = FORMATS[unit];
  // Whatever is new by identity makes recharts do its work again.
  const [stepDomain, valueDomain] = useMemo(
    () => [
      [0, steps],
      [0, most],
    ],
    [steps, most],
  );
  const tip = useMemo(() => <ChartTip format={format} />, [format]);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={MARGIN}>
        <CartesianGrid vertical={false} syncWithTicks />
        <XAxis dataKey="step" type="number" domain={stepDomain} hide />
        <YAxis
          type="number"
          domain={valueDomain}
          allowDataOverflow
          ticks={valueDomain}
          interval={0}
          tickFormatter={format}
          tickLine={false}
          axisLine={false}
          width={48}
        />
        <MarkLines steps={steps} />
        <Tooltip content={tip} isAnimationActive={false} />
        <Line dataKey="value" type="linear" dot={false} isAnimationActive={false} strokeWidth={1.75} />
      </LineChart>
    </ResponsiveContainer>
  );
}
