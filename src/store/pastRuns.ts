import type { SettingChange } from '../core/liveSettings.ts';
import { METRIC_NAMES, type MetricName } from '../core/metrics.ts';
import type { Settings } from '../core/settings.ts';
import { drawnCurve, type Curve, type CurveSource, type Series } from './curves.ts';
import type { MetricColumns } from './metricColumns.ts';

/** Runs of before that are kept, and values of each of their figures: some 10 MB together at the most. */
export const KEPT_RUNS = 5;
const KEPT_VALUES = 5000;

/** What a run was run with. */
export interface RunBasis {
  readonly settings: Settings;
  readonly photos: number;
  /** Of the set of photos. */
  readonly photosVersion: number;
  /** What was said of the photos: which do not count, and which are alike. Compared by reference. */
  readonly said: readonly unknown[];
}

/** Which of the visit's runs one is, and what it ran on. */
export interface RunPlace {
  /** 0 until they are with the engine. */
  readonly photos: number;
  readonly photosVersion: number;
  readonly said: readonly unknown[];
  /** From 1, in the order of the visit. */
  readonly number: number;
  /** The run that was before it. */
  readonly before: RunBasis | null;
}

/** A run of this visit that another has followed. */
export interface PastRun extends RunPlace, RunBasis {
  /** What was turned in it. */
  readonly changes: readonly SettingChange[];
  readonly lastStep: number;
  readonly curves: PastCurves;
  /** Whether charts draw it. */
  readonly shown: boolean;
}

/** The curves of a run that is over: of long ones each value is the mean of `stride` steps. */
export class PastCurves implements CurveSource {
  readonly #curves: ReadonlyMap<MetricName, Curve>;

  constructor(series: Iterable<readonly [MetricName, Series]>) {
    this.#curves = new Map([...series].map(([name, of]) => [name, drawnCurve(of)]));
  }

  /** Those of the run at hand. */
  static of(metrics: MetricColumns): PastCurves {
    return new PastCurves(
      METRIC_NAMES.map((name) => [name, metrics.series(name)] as const)
        .filter(([, { values }]) => hasNumber(values))
        .map(([name, series]) => [name, thinned(series, KEPT_VALUES)]),
    );
  }

  /** All that there are, by name. */
  get series(): readonly (readonly [MetricName, Series])[] {
    return [...this.#curves].map(([name, { series }]) => [name, series]);
  }

  curve(name: MetricName): Curve {
    return this.#curves.get(name) ?? NOTHING;
  }
}

const NOTHING = drawnCurve({ steps: [], values: [] });

/** A copy of a series, and how many of the measured values each of its values is the mean of. */
export interface ThinSeries {
  readonly steps: Float64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  readonly stride: number;
}

/**
 * A copy of a series with at most so many values: means of equally many neighbours, at the last of their steps. A
 * curve of means can be smoothed as that of all values can, which one of picked values cannot.
 */
export function thinned({ steps, values, stride: already = 1 }: Series, most: number): ThinSeries {
  const stride = Math.max(1, Math.ceil(values.length / most));
  const length = Math.ceil(values.length / stride);
  const ends = Array.from({ length }, (_, at) => Math.min(values.length, (at + 1) * stride));
  return {
    stride: stride * already,
    steps: Float64Array.from(ends, (end) => steps[end - 1]!),
    values: Float64Array.from(ends, (end, at) => meanOf(values, at * stride, end)),
  };
}

function hasNumber(values: ArrayLike<number>): boolean {
  for (let at = 0; at < values.length; at++) if (Number.isFinite(values[at])) return true;
  return false;
}

/** Of finite values; NaN where there are none. */
function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let at = from; at < to; at++) {
    const value = values[at]!;
    if (!Number.isFinite(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}
