import { largestTriangleThreeBuckets } from '../core/downsample.ts';
import type { MetricName } from '../core/metrics.ts';

/** What was measured of a figure: as many steps, ascending, as values. */
export interface Series {
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** How many of the measured values each of these is the mean of; 1 unless told. */
  readonly stride?: number;
}

/** One point of a curve. */
export interface SeriesPoint {
  readonly step: number;
  readonly value: number;
}

/** A series, and those of its points that a chart draws. */
export interface Curve {
  readonly series: Series;
  readonly points: readonly SeriesPoint[];
}

/** A run that is going on, or one of before. */
export interface CurveSource {
  /** The same object until there is news. */
  curve(name: MetricName): Curve;
}

/** A chart is drawn from at most this many points. */
const DRAWN_POINTS = 400;

export function drawnCurve(series: Series): Curve {
  const { steps, values } = series;
  const points = largestTriangleThreeBuckets(steps, values, DRAWN_POINTS).map((at) => ({
    step: steps[at]!,
    value: values[at]!,
  }));
  return { series, points };
}
