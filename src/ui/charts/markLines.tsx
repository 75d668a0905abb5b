import { ReferenceLine } from 'recharts';
import type { SettingChange } from '../../core/liveSettings.ts';
import { chartMarks } from './marks.ts';

const POSITIONS = { left: 'insideTopRight', right: 'insideTopLeft' } as const;

/** A thin line across a chart for whatever was turned during the run. To be put within any chart over steps. */
export function markLines(changes: readonly SettingChange[], steps: number) {
  return chartMarks(changes, steps).map(({ step, label, side }) => (
    <ReferenceLine
      key={step}
      className="chart__mark"
      x={step}
      label={{ value: label, position: POSITIONS[side] }}
    />
  ));
}
