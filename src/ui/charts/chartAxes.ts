import { axisNumber } from '../words/numbers.ts';
import { FIGURE_FORMATS } from '../words/measureWords.ts';
import type { ChartSpec } from './chartSpec.ts';
import type { ChartReading } from './reading.ts';
import { logTicks, niceTicks } from './ticks.ts';
import { logRange, valueRange } from './valueRange.ts';

export type Scale = 'linear' | 'log';

/** The two axes of a chart; arrays, for that is what recharts takes. */
export interface ChartAxes {
  readonly scale: Scale;
  readonly steps: [number, number];
  readonly stepTicks: number[];
  readonly values: [number, number];
  readonly valueTicks: number[];
  readonly format: (value: number) => string;
}

const valuesOf = ({ lines }: ChartReading): number[] =>
  lines.flatMap(({ curve }) => curve.points.map(({ value }) => value)).filter(Number.isFinite);

/** The least value that is drawn, Infinity where nothing is: above 0 there may be a log scale. */
export const leastValue = (reading: ChartReading): number => Math.min(...valuesOf(reading), Infinity);

/** Around all that is drawn, and what the chart's figures may be at least and at most. */
export function chartAxes(reading: ChartReading, spec: ChartSpec, scale: Scale): ChartAxes {
  const { steps } = reading;
  const levels = spec.levels.flatMap(({ spans }) => spans.map(({ value }) => value));
  const known = [...valuesOf(reading), ...levels];
  const values = scale === 'log' ? logRange(known) : valueRange(known, spec);
  const ticks = scale === 'log' ? logTicks : niceTicks;
  return {
    scale,
    steps: [0, steps],
    stepTicks: niceTicks(0, steps, 4),
    values,
    valueTicks: spec.size === 'tall' ? ticks(...values, 5) : values,
    format: spec.size === 'tall' ? axisNumber : FIGURE_FORMATS[spec.unit],
  };
}

/** Room around the plot in px, for recharts and for what lies over it. */
export const PLOT_INSETS = {
  tall: { top: 12, right: 4, bottom: 20, left: 32 },
  small: { top: 8, right: 4, bottom: 4, left: 48 },
} as const;
