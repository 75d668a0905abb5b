import { memo, useEffect, useMemo, type RefObject } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { claimFrame } from '../primitives/frameClaim.ts';
import { useElementSize, type ElementSize } from '../primitives/useElementSize.ts';
import { count } from '../words/numbers.ts';
import { chartAxes, PLOT_INSETS, type ChartAxes, type Scale } from './chartAxes.ts';
import type { ChartSpec } from './chartSpec.ts';
import { markLines } from './markLines.tsx';
import { levelLines } from './levelLines.tsx';
import { lineLook } from './lineLook.ts';
import { Readout } from './Readout.tsx';
import type { ChartLine, ChartReading } from './reading.ts';
import { useTurns } from './useTurns.ts';

/** recharts draws no axes around no data; the curves bring their own. */
const NO_DATA = [{ step: 0, value: NaN }];
const MARGINS = {
  tall: { ...PLOT_INSETS.tall, left: 0, bottom: 0 },
  small: { ...PLOT_INSETS.small, left: 0 },
};

/** recharts takes long to make a chart: the axes come first, and then what stands between them. */
const PARTS = 2;

export interface CurveChartProps {
  readonly spec: ChartSpec;
  readonly reading: ChartReading;
  readonly scale: Scale;
  /** What holds the picture alone. */
  readonly picture: RefObject<HTMLDivElement | null>;
}

/** The picture of a chart, and over it what is pointed at. A screen reader has the words over it, and a table. */
export function CurveChart({ spec, reading, scale, picture }: CurveChartProps) {
  const parts = useTurns(PARTS);
  const room = useElementSize(picture);
  const axes = useMemo(() => chartAxes(reading, spec, scale), [reading, spec, scale]);
  return (
    // Steps go to the right in every language.
    <div dir="ltr" className={`chart__canvas chart__canvas--${spec.size}`}>
      <div ref={picture} className="chart__picture" aria-hidden="true">
        {parts > 0 && room.width > 0 && (
          <Picture spec={spec} reading={reading} axes={axes} room={room} parts={parts} />
        )}
      </div>
      <Readout spec={spec} reading={reading} />
    </div>
  );
}

interface PictureProps {
  readonly spec: ChartSpec;
  readonly reading: ChartReading;
  readonly axes: ChartAxes;
  readonly room: ElementSize;
  /** How many of its parts are to be seen. */
  readonly parts: number;
}

/** Apart from what is pointed at, which must not make recharts do its work again. */
const Picture = memo(function Picture({ spec, reading, axes, room, parts }: PictureProps) {
  const { size, levels } = spec;
  const marks = useMemo(() => markLines(reading.changes, reading.steps), [reading.changes, reading.steps]);
  const lines = useMemo(() => levelLines(levels, axes), [levels, axes]);
  const tall = size === 'tall';
  useEffect(claimFrame, [reading, axes, parts]);
  return (
    <LineChart {...room} data={NO_DATA} margin={MARGINS[size]} accessibilityLayer={false}>
      <XAxis
        dataKey="step"
        type="number"
        domain={axes.steps}
        ticks={axes.stepTicks}
        tickFormatter={count}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
        height={20}
        hide={!tall}
      />
      <YAxis
        type="number"
        scale={axes.scale}
        domain={axes.values}
        allowDataOverflow
        ticks={axes.valueTicks}
        interval={tall ? 'preserveEnd' : 0}
        tickFormatter={axes.format}
        tickLine={false}
        axisLine={false}
        width={PLOT_INSETS[size].left}
      />
      {parts > 1 && (
        <>
          <CartesianGrid vertical={false} syncWithTicks />
          {lines}
          {marks}
          {reading.lines.map(curve)}
        </>
      )}
    </LineChart>
  );
});

function curve(line: ChartLine) {
  return (
    <Line
      key={line.key}
      className={lineLook(line)}
      data={line.curve.points}
      dataKey="value"
      type="linear"
      dot={false}
      activeDot={false}
      isAnimationActive={false}
      connectNulls
    />
  );
}
