import { useSeries } from '../../charts/useSeries.ts';
import type { MetricName } from '../../../core/metrics.ts';

/** The last figures of two curves, NaN before the first. */
export function useLastMeasures(first: MetricName, second: MetricName): readonly [number, number] {
  const a = useSeries(first).at(-1)?.value ?? NaN;
  const b = useSeries(second).at(-1)?.value ?? NaN;
  return [a, b];
}
