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
import type { BoundSpans, LevelSpan } from '../../core/boundSpans.ts';
import { useStudioState } from '../studioContext.ts';
import { count, signed } from '../words/numbers.ts';
import { ChartTip } from './ChartTip.tsx';
import { MarkLines } from './MarkLines.tsx';
import { lossRange, niceTicks } from './ticks.ts';
import { useSeries } from './useSeries.ts';

const MARGIN = { top: 12, right: 4, bottom: 0, left: 0 };
const CHANCE_LABEL = { value: 'chance', position: 'insideTopRight' } as const;
const FLOOR_LABEL = { value: 'floor', position: 'insideBottomRight' } as const;
const format = (value: number): string => signed(value, 3);
const tip = <ChartTip format={format} />;

/** The loss between the two lines that tell where it stands. The axis is never logarithmic: DCL falls below 0. */
export function LossChart({ chance, floor }: BoundSpans) {
  const points = useSeries('loss');
  const steps = useStudioState(({ run, settings }) => ('steps' in run ? run.steps : settings.steps));
  const domain = useMemo(() => lossRange(points, { chance, floor }), [points, chance, floor]);
  // Whatever is new by identity makes recharts do its work again.
  const [stepDomain, stepTicks] = useMemo(() => [[0, steps], niceTicks(0, steps, 4)], [steps]);
  const [valueDomain, valueTicks] = useMemo(
    () => [[domain[0], domain[1]], niceTicks(domain[0], domain[1], 5)],
    [domain],
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={MARGIN}>
        <CartesianGrid vertical={false} syncWithTicks />
        <XAxis
          dataKey="step"
          type="number"
          domain={stepDomain}
          ticks={stepTicks}
          tickFormatter={count}
          tickLine={false}
          axisLine={false}
          height={20}
        />
        <YAxis
          type="number"
          domain={valueDomain}
          allowDataOverflow
          ticks={valueTicks}
          tickFormatter={shortNumber}
          tickLine={false}
          axisLine={false}
          width={32}
        />
        {levelLines(chance, CHANCE_LABEL)}
        {levelLines(floor, FLOOR_LABEL)}
        <MarkLines steps={steps} />
        <Tooltip content={tip} isAnimationActive={false} />
        <Line dataKey="value" type="linear" dot={false} isAnimationActive={false} strokeWidth={1.75} />
      </LineChart>
    </ResponsiveContainer>
  );
}

/** A line that may go up and down in steps; its label stands at its end. */
function levelLines(spans: readonly LevelSpan[], label: typeof CHANCE_LABEL | typeof FLOOR_LABEL) {
  return spans.map(({ from, to, value }, at) => (
    <ReferenceLine
      key={`${label.value} ${from}`}
      segment={[
        { x: from, y: value },
        { x: to, y: value },
      ]}
      strokeDasharray="3 4"
      {...(at === spans.length - 1 ? { label } : {})}
    />
  ));
}

function shortNumber(value: number): string {
  return Number.isInteger(value) ? signed(value, 0) : signed(value, 1);
}
