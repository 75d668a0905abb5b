import { useCallback, useSyncExternalStore } from 'react';
import type { MetricName } from '../../core/metrics.ts';
import type { SeriesPoint } from '../../store/metricColumns.ts';
import { useStudio } from '../studioContext.ts';
import { inTurn } from './inTurn.ts';

/** recharts draws no axes around no data. */
const NOTHING_YET: readonly SeriesPoint[] = [{ step: 0, value: NaN }];

/** The curve of a figure, at most 400 points, anew at most four times a second. */
export function useSeries(name: MetricName): readonly SeriesPoint[] {
  const { metrics } = useStudio();
  const snapshot = useCallback(() => metrics.snapshot(name), [metrics, name]);
  const subscribe = useCallback(
    (listener: () => void) => metrics.subscribe(() => inTurn(listener)),
    [metrics],
  );
  const points = useSyncExternalStore(subscribe, snapshot);
  return points.length === 0 ? NOTHING_YET : points;
}
