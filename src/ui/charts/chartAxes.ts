import { axisNumber } from '../words/numbers.ts';
import { FIGURE_FORMATS } from '../words/measureWords.ts';
import type { ChartSpec } from './chartSpec.ts';
import type { ChartReading } from './reading.ts';
import { niceTicks } from './ticks.ts';
import { valueRange } from './valueRange.ts';

/** The two axes of a chart; arrays, for that is what recharts takes. */
export interface ChartAxes {
  readonly steps: [number, number];
  readonly stepTicks: number[];
  readonly values: [number, number];
  readonly valueTicks: number[];
  readonly format: (value: number) => string;
}

/** Around all that is drawn, and what the chart's figures may be at least and at most. */
export function chartAxes({ lines, steps }: ChartReading, spec: ChartSpec): ChartAxes {
  const known = [
    ...lines.flatMap(({ curve }) => curve.points.map(({ value }) => value)),
    ...spec.levels.flatMap(({ spans }) => spans.map(({ value }) => value)),
  ];
  const values = valueRange(known, spec);
  return {
    steps: [0, steps],
    stepTicks: niceTicks(0, steps, 4),
    values,
    valueTicks: spec.size === 'tall' ? niceTicks(...values, 5) : values,
    format: spec.size === 'tall' ? axisNumber : FIGURE_FORMATS[spec.unit],
  };
}

/** Room around the plot in px, for recharts and for what lies over it. */
export const PLOT_INSETS = {
  tall: { top: 12, right: 4, bottom: 20, left: 32 },
  small: { top: 8, right: 4, bottom: 4, left: 48 },
} as const;
