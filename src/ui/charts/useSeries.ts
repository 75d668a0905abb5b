import { useCallback, useSyncExternalStore } from 'react';
import type { MetricName } from '../../core/metrics.ts';
import type { SeriesPoint } from '../../store/curves.ts';
import { useStudio } from '../studioContext.ts';
import { inTurn } from './inTurn.ts';

/** The curve of a figure, at most 400 points, anew at most four times a second. */
export function useSeries(name: MetricName): readonly SeriesPoint[] {
  const { metrics } = useStudio();
  const snapshot = useCallback(() => metrics.curve(name).points, [metrics, name]);
  const subscribe = useCallback(
    (listener: () => void) => metrics.subscribe(() => inTurn(listener)),
    [metrics],
  );
  return useSyncExternalStore(subscribe, snapshot);
}
